package io.opvitals.it.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Everything can be done with the keyboard alone. No test in here uses a mouse, or goes to an address. */
@Isolated("a browser takes both processors, and what others time would be wrong")
class KeyboardIT {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() {
        served = Served.desk(folder, Served.withLogin());
        // Fires at once: five failures in a row.
        served.ask("fail shop.buy 6");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aDaysWork_byKeysAlone_isDone() {
        Visit visit = BROWSING.open(served.address()).go("");
        Page page = visit.page();
        Keys keys = new Keys(page);
        page.getByLabel("Name").waitFor();

        keys.type("admin").press("Tab").type(Served.PASSWORD).press("Enter");
        page.locator("nav[aria-label=Pages]").waitFor();

        keys.press("Control+k");
        page.getByRole(AriaRole.DIALOG).first().waitFor();
        keys.type("shop.buy");
        page.locator("#found [role=option]").first().waitFor();
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/operations/shop\\.buy"));
        assertThat(page.locator("h1").first()).containsText("shop.buy");

        keys.press("3");
        assertThat(page).hasURL(Pattern.compile("last=7d"));

        keys.press("?");
        assertThat(page.getByText("Show the last 7 days").first()).isVisible();
        keys.press("Escape");
        assertThat(page.getByText("Show the last 7 days").first()).isHidden();

        keys.press("g", "a");
        assertThat(page).hasURL(Pattern.compile("#/alerts"));
        page.getByText("OpvitalsConsecutiveFailures").first().waitFor();
        keys.tabTo("Acknowledge.*").press("Enter");
        page.getByLabel("Note").waitFor();
        keys.type("looking").tabTo("Acknowledge").press("Enter");
        notice(page, "is in your hand");

        keys.tabTo("Silence.*").press("Enter");
        Locator why = page.getByLabel("Why");
        why.waitFor();
        keys.tabTo("Why.*").type("known").tabTo("Silence").press("Enter");
        notice(page, "Silenced");

        keys.press("Control+k");
        keys.type("Configuration");
        page.locator("#found [role=option]").first().waitFor();
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/admin/configuration"));
        page.getByLabel("Search settings").waitFor();
        keys.tabTo("Search settings").type("health.minimum-calls");
        keys.tabTo("(?i).*minimum-calls.*").press("Control+a").type("7");
        keys.tabTo("Review and save").press("Enter");
        keys.tabTo("Save.*").press("Enter");
        notice(page, "The configuration is saved");
    }

    @Test
    void everyPage_tabbedThrough_isReachedAndShowsIt() {
        Visit visit = served.logIn(BROWSING.open(served.address() + "/?demo"), "admin");
        List<String> wrong = new ArrayList<>();
        for (PageList.Listed listed : PageList.read(visit)) {
            Screen.go(visit, listed.path());
            visit.page().reload();
            Screen.settle(visit.page());
            new Keys(visit.page()).faultsOfTabbing().forEach(each -> wrong.add(listed.path() + ": " + each));
        }
        assertThat(wrong).isEmpty();
    }

    private static void notice(Page page, String text) {
        assertThat(page.locator("ov-notice-list").getByText(text).first()).isVisible();
    }
}
