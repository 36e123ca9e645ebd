package io.opvitals.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.opvitals.it.harness.Built;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every page with the made-up data, which need no traffic. {@code -Dopvitals.docs.generate=true} keeps a picture of each in
 * {@code docs/images}: always of the same moment, in the same place, without anything that moves.
 */
@Isolated("a browser takes both processors, and what others time would be wrong")
class PicturesIT {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final boolean KEEPS = Boolean.getBoolean("opvitals.docs.generate");

    /** A Thursday afternoon, in milliseconds since 1970: 2026-11-19T15:00:00Z. */
    private static final long MOMENT = 1_795_100_400_000L;

    /** Those that are also shown dark. */
    private static final Set<String> DARK_TOO = Set.of("overview", "operation", "alerts");

    private static final long LARGEST_BYTES = 150_000;
    private static final long LARGEST_SUM_BYTES = 3_000_000;

    private static final String BLUR = """
            () => {
              let focused = document.activeElement;
              while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
              focused?.blur();
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyPage_withMadeUpData_isDrawn() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Served served = Served.desk(folder)) {
            Visit light = open(served, ColorScheme.LIGHT);
            Visit dark = open(served, ColorScheme.DARK);
            for (PageList.Listed listed : PageList.read(light)) {
                draw(light, listed, listed.slug(), wrong);
                if (DARK_TOO.contains(listed.slug())) {
                    draw(dark, listed, listed.slug() + "-dark", wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertSmall();
    }

    private static Visit open(Served served, ColorScheme theme) {
        Visit visit = BROWSING.open(
                served.address() + "/?demo",
                new Browser.NewContextOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
        visit.page().clock().setFixedTime(MOMENT);
        return visit;
    }

    private static void draw(Visit visit, PageList.Listed listed, String name, List<String> wrong) throws IOException {
        Screen.go(visit, listed.path());
        Screen.faults(visit.page(), listed).forEach(each -> wrong.add(listed.path() + ": " + each));
        if (KEEPS) {
            // The frame that shows where the keys go is right, and no part of the picture.
            visit.page().evaluate(BLUR);
            Files.write(Built.pictures().resolve("dashboard-" + name + ".png"), SmallPicture.of(visit.picture()));
        }
    }

    /** They are downloaded with every clone. */
    private static void assertSmall() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(Built.pictures(), "dashboard-*.png")) {
            for (Path each : pictures) {
                assertThat(Files.size(each)).as(each.toString()).isLessThan(LARGEST_BYTES);
                sum += Files.size(each);
            }
        }
        assertThat(sum).isLessThan(LARGEST_SUM_BYTES);
    }
}
