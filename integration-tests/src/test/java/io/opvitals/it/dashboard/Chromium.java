package io.opvitals.it.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running Chromium. It belongs to the thread that made it, as all of Playwright does. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    /** How long a condition of a page may take to come true, on a machine that is busy with other tests. */
    private static final double PATIENCE_MILLIS = 30_000;

    Chromium(BrowserOfMachine machine) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        absolute(machine.node().orElseThrow()),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(machine.chromium().orElseThrow().toAbsolutePath())
                        // Chromium has no sandbox for root, which is who runs in a container.
                        .setChromiumSandbox(!isRoot())
                        .setArgs(List.of("--enable-precise-memory-info")));
    }

    Browser browser() {
        return browser;
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
