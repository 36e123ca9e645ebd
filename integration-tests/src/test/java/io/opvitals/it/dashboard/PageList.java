package io.opvitals.it.dashboard;

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

    /** What stands for a name in a path, in the sample application. */
    private static final Map<String, String> NAMES = Map.of(
            ":id", "routellm.complete",
            ":operation", "routellm.complete",
            ":wrapper", "routellm",
            ":name", "OpvitalsErrorRateHigh",
            ":rule", "OpvitalsErrorRateHigh");

    private static final Pattern PAGE =
            Pattern.compile("\\bpath: '([^']*)'.*?\\btitle: '([^']*)'(.*?)\\brole: '([a-z]+)'", Pattern.DOTALL);

    /**
     * A page.
     *
     * @param path behind the # of the address, without anything left open
     * @param pattern the same with {@code :name} for what is left open
     * @param title of the document, before the name of the product
     * @param isInNavigation whether one gets there from everywhere
     * @param role the least that may see it
     */
    record Listed(String path, String pattern, String title, boolean isInNavigation, String role) {

        /** A name for files. */
        String slug() {
            String words = pattern.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
            return words.isEmpty() ? "overview" : words;
        }

        boolean isFor(String asking) {
            return Served.ROLES.indexOf(asking) >= Served.ROLES.indexOf(role);
        }
    }

    private PageList() {}

    static List<Listed> read() {
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
                    filled(page.group(1)),
                    page.group(1),
                    page.group(2),
                    page.group(3).contains("icon: "),
                    page.group(4)));
        }
        long paths = Pattern.compile("\\bpath: ").matcher(list).results().count();
        if (pages.isEmpty() || pages.size() != paths) {
            throw new AssertionError("read " + pages.size() + " pages of " + Built.dashboardPages() + " (expected: "
                    + paths + ", each with path, title and role in this order)");
        }
        return pages;
    }

    private static String filled(String pattern) {
        StringBuilder path = new StringBuilder();
        for (String segment : pattern.substring(1).split("/", -1)) {
            String name = segment.startsWith(":") ? NAMES.get(segment) : segment;
            if (name == null) {
                throw new AssertionError(
                        pattern + ": nothing stands for " + segment + " (expected: one of " + NAMES + ")");
            }
            path.append('/').append(name);
        }
        return path.toString();
    }
}
