package io.opvitals.it.dashboard;

import com.microsoft.playwright.Locator;
import io.opvitals.it.harness.Built;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the dashboard, as {@code pages.ts} lists them: one that is added there is tested without further ado. */
final class PageList {

    /** What stands for the name behind a word of a path; in the sample application, and in the made-up data. */
    private static final Map<String, String> NAMES = Map.of("operations", "routellm.complete", "wrappers", "routellm");

    private static final Pattern PAGE =
            Pattern.compile("\\bpath: '([^']*)'.*?\\btitle: '([^']*)'(.*?)\\brole: '([a-z]+)'", Pattern.DOTALL);

    /**
     * A page.
     *
     * @param path behind the # of the address, without anything left open
     * @param pattern the same with {@code :name} for what is left open
     * @param title of the document, before the name of the product
     * @param isInNavigation whether one gets there from everywhere, also without a fleet
     * @param role the least that may see it
     */
    record Listed(String path, String pattern, String title, boolean isInNavigation, String role) {

        /** A name for files: {@code operation} for {@code /operations/:id}. */
        String slug() {
            String words = pattern.replaceAll("s/:[^/]*$", "").substring(1).replace('/', '-');
            return words.isEmpty() ? "overview" : words;
        }

        boolean isFor(String asking) {
            return Served.ROLES.indexOf(asking) >= Served.ROLES.indexOf(role);
        }
    }

    private PageList() {}

    /** All, with names of what this window shows. */
    static List<Listed> read(Visit visit) {
        String source;
        try {
            source = Files.readString(Built.dashboardPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String list = source.substring(source.indexOf("PAGES: readonly Page[]"));
        List<Listed> pages = new ArrayList<>();
        Matcher page = PAGE.matcher(list);
        while (page.find()) {
            pages.add(new Listed(
                    filled(visit, page.group(1)),
                    page.group(1),
                    page.group(2),
                    page.group(3).contains("icon: ") && !page.group(3).contains("isOfFleet: true"),
                    page.group(4)));
        }
        long paths = Pattern.compile("\\bpath: ").matcher(list).results().count();
        if (pages.isEmpty() || pages.size() != paths) {
            throw new AssertionError("read " + pages.size() + " pages of " + Built.dashboardPages() + " (expected: "
                    + paths + ", each with path, title and role in this order)");
        }
        return pages;
    }

    private static String filled(Visit visit, String pattern) {
        int colon = pattern.indexOf(':');
        if (colon < 0) {
            return pattern;
        }
        String parent = pattern.substring(0, colon - 1);
        String name = NAMES.get(parent.substring(parent.lastIndexOf('/') + 1));
        return name != null ? parent + "/" + name : firstLink(visit, parent, pattern);
    }

    /** What the page above leads to, once there is something. */
    private static String firstLink(Visit visit, String parent, String pattern) {
        Screen.go(visit, parent);
        Locator link = visit.page().locator("main a[href^='#" + parent + "/']").first();
        link.waitFor(new Locator.WaitForOptions().setTimeout(90_000));
        String path = link.getAttribute("href").replaceAll("^#|\\?.*$", "");
        if (path.split("/", -1).length != pattern.split("/", -1).length) {
            throw new AssertionError("#" + parent + " leads to " + path + " (expected: a page as " + pattern + ")");
        }
        return path;
    }
}
