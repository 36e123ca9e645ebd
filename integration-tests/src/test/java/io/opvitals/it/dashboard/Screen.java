package io.opvitals.it.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;

/** What a reader of any page of the dashboard sees. */
final class Screen {

    /** Two frames: what was asked to be drawn is drawn. */
    private static final String TWO_FRAMES =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    /** What is wider than the page and makes all of it scroll; the innermost, by its path through shadow roots. */
    private static final String TOO_WIDE = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const found = [];
              const walk = (node, path) => {
                for (const each of node.children) {
                  const here = path + ' ' + each.localName + (each.className && typeof each.className === 'string' ? '.' + each.className : '');
                  const box = each.getBoundingClientRect();
                  if (box.right > width + 1 && box.width > 0) found.push(here + ' to ' + Math.round(box.right));
                  walk(each, here);
                  if (each.shadowRoot) walk(each.shadowRoot, here + ' >');
                }
              };
              walk(document.body, '');
              return ['scrolls to the side, to ' + document.documentElement.scrollWidth + ' px: ' + found.slice(0, 3).join('; ')];
            }
            """;

    private Screen() {}

    /** Goes to a page, by what stands behind the #, and waits until it has what it shows. */
    static void go(Visit visit, String path) {
        visit.go("#" + path);
        settle(visit.page());
    }

    /** Waits until nothing on the page is loading, and it is drawn. */
    static void settle(Page page) {
        page.locator("main").first().waitFor();
        Locator loading = page.locator(".skeleton:visible");
        for (int count = loading.count(); count > 0; count = loading.count()) {
            loading.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
        page.evaluate(TWO_FRAMES);
    }

    /** What is wrong with a page that is there. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page, PageList.Listed listed) {
        List<String> faults = new ArrayList<>((List<String>) page.evaluate(TOO_WIDE));
        if (!page.title().endsWith(listed.title() + " · Opvitals")) {
            faults.add("is titled " + page.title());
        }
        if (page.locator("h1").count() != 1 && page.locator(".state.forbidden").count() == 0) {
            faults.add("has " + page.locator("h1").count() + " first headings (expected: one)");
        }
        if (page.locator(".state.failed:visible").count() > 0) {
            faults.add("says: " + page.locator(".state.failed:visible").first().innerText());
        }
        return faults;
    }
}
