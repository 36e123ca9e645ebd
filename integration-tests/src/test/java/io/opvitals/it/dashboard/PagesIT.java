package io.opvitals.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page, for every role, in both themes, on every width; with what the sample application has to show. Usually an admin
 * sees each page in every theme and width, without loading it anew; a viewer and an operator see each in two of these, and axe is asked about one.
 * {@code -Dit.dashboard.all=true} does everything for everybody, and loads the page anew each time: some minutes.
 */
@Isolated("a browser takes both processors, and what others time would be wrong")
class PagesIT {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final boolean ALL = Boolean.getBoolean("it.dashboard.all");

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() {
        served = Served.sample(folder, Served.withLogin());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "admin"})
    void everyPage_inBothThemesOnEveryWidth_isThereAndFits(String role) {
        Visit visit = served.logIn(BROWSING.open(served.address()), role);
        List<String> wrong = new ArrayList<>();
        int loads = 0;
        List<PageList.Listed> pages = PageList.read(visit);
        for (PageList.Listed listed : pages) {
            Screen.go(visit, listed.path());
            if (!listed.isFor(role)) {
                String said = visit.page().locator("main").innerText();
                if (!said.contains(listed.role())) {
                    wrong.add(listed + " does not tell the " + role + " which role it needs: " + said);
                }
            }
            for (Look look : looks(role)) {
                look.take(visit.page());
                if (ALL) {
                    visit.page().reload();
                }
                Screen.settle(visit.page());
                loads++;
                for (String each : Screen.faults(visit.page(), listed)) {
                    wrong.add(role + ", " + look + ", " + listed.path() + ": " + each);
                }
            }
        }
        System.out.println("dashboard: " + role + " saw " + pages.size() + " pages, " + loads + " looks");
        assertThat(wrong).isEmpty();
    }

    private static List<Look> looks(String role) {
        return ALL || role.equals("admin")
                ? Look.ALL
                : role.equals("viewer") ? Look.SMALL_AND_LARGE : Look.LARGE_AND_SMALL;
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "admin"})
    void navigation_ofARole_leadsToWhatItMaySee(String role) {
        Visit visit = served.logIn(BROWSING.open(served.address()), role);
        Screen.go(visit, "/");

        List<String> leadsTo = visit.page().locator("nav[aria-label=Pages] a").all().stream()
                .map(each -> each.getAttribute("href"))
                .map(each -> each.replaceAll("^#|\\?.*$", ""))
                .toList();

        List<PageList.Listed> pages = PageList.read(visit);
        assertThat(leadsTo)
                .contains("/")
                .isSubsetOf(pages.stream()
                        .filter(each -> each.isFor(role))
                        .map(PageList.Listed::path)
                        .toList());
        assertThat(leadsTo)
                .containsAll(pages.stream()
                        .filter(each -> each.isFor(role) && each.isInNavigation())
                        .map(PageList.Listed::path)
                        .toList());
    }

    @Test
    void everyPage_askedByAxe_hasNothingSerious() {
        Visit visit = served.logIn(BROWSING.open(served.address()), "admin");
        Axe axe = new Axe();
        List<String> wrong = new ArrayList<>();
        List<PageList.Listed> pages = PageList.read(visit);
        for (PageList.Listed listed : pages) {
            Screen.go(visit, listed.path());
            // One page small and dark, the next large and light: axe takes longer than everything else here.
            Look one = Look.SMALL_AND_LARGE.get(pages.indexOf(listed) % 2);
            for (Look look : ALL ? Look.ALL : List.of(one)) {
                look.take(visit.page());
                Screen.settle(visit.page());
                axe.findings(visit.page()).forEach(each -> wrong.add(look + ", " + listed.path() + ": " + each));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void login_wrongAndRight_saysSoAndLetsIn() {
        Visit visit = BROWSING.open(served.address()).go("");
        Locator name = visit.page().getByLabel("Name");
        name.waitFor();
        assertThat(new Axe().findings(visit.page())).isEmpty();
        visit.expect("/api/v1/login.* 4(01|29)|status of 4(01|29)");
        name.fill("viewer");
        visit.page().getByLabel("Password").fill("a guess");
        visit.page().keyboard().press("Enter");
        Locator alert = visit.page().getByRole(AriaRole.ALERT);
        alert.waitFor();
        assertThat(alert.innerText()).isNotBlank();
        assertThat(new Axe().findings(visit.page())).isEmpty();

        visit.page().getByLabel("Password").fill(Served.PASSWORD);
        visit.page().keyboard().press("Enter");

        visit.page().locator("nav[aria-label=Pages]").waitFor();
        assertThat(visit.page().title()).isEqualTo("Overview · Opvitals");
    }
}
