package io.opvitals.it.dashboard;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody without a mouse. */
final class Keys {

    private static final int MOST_TABS = 150;

    /** What has the focus, through shadow roots: its name, and whether one sees that it has. */
    private static final String FOCUSED = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              if (!at || at === document.body) return {name: '', seen: true};
              const style = getComputedStyle(at);
              const labelled = (at.getAttribute('aria-labelledby') ?? '').split(' ')
                  .map(id => at.getRootNode().getElementById?.(id)?.textContent ?? '').join(' ').trim();
              const name = at.getAttribute('aria-label') || labelled || at.labels?.[0]?.textContent || at.textContent || at.title || '';
              const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              return {name: name.replace(/\\s+/g, ' ').trim(), seen};
            }
            """;

    /** From now on notes what gets the focus; answers with how many elements can have it. */
    private static final String BEGIN = """
            () => {
              const reachable = new Map();
              const unseen = new Set();
              // In each tree: what stays within one is not told to the document.
              const note = event => {
                const at = event.composedPath()[0];
                const style = getComputedStyle(at);
                if (style.outlineStyle === 'none' && style.boxShadow === 'none') unseen.add(reachable.get(at) ?? at.localName);
                reachable.delete(at);
              };
              const walk = root => root.addEventListener('focusin', note) ?? root.querySelectorAll('*').forEach(each => {
                if (each.shadowRoot) walk(each.shadowRoot);
                if (each.matches('a[href], button, input, select, textarea, summary, [tabindex]') && each.tabIndex >= 0
                    && !each.disabled && each.checkVisibility({visibilityProperty: true}) && !each.closest('[inert]')
                    && !(each.type === 'radio' && !each.checked)) {
                  reachable.set(each, each.localName + ' ' + (each.getAttribute('aria-label') || each.textContent || each.id)
                      .replace(/\\s+/g, ' ').trim().slice(0, 60));
                }
              });
              walk(document);
              window.tabbed = {reachable, unseen};
              return reachable.size;
            }
            """;

    private static final String END = """
            () => [...[...window.tabbed.reachable].filter(([each]) => each.isConnected && each.checkVisibility()).map(([, name]) => 'is never reached: ' + name),
                ...[...window.tabbed.unseen].map(name => 'does not show that it has the focus: ' + name)]
            """;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    Keys press(String... keys) {
        for (String each : keys) {
            page.keyboard().press(each);
        }
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Tabs on until what has the focus has this name, and shows it. */
    Keys tabTo(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_TABS; i++) {
            press("Tab");
            Map<?, ?> focused = (Map<?, ?>) page.evaluate(FOCUSED);
            String its = (String) focused.get("name");
            if (its.matches(name)) {
                if (!focused.get("seen").equals(true)) {
                    throw new AssertionError(its + " does not show that it has the focus");
                }
                return this;
            }
            passed.add(its);
        }
        throw new AssertionError("no '" + name + "' is reached by the tabulator: " + passed);
    }

    /** What of this page cannot be reached by the tabulator, or does not show that it was. */
    @SuppressWarnings("unchecked")
    List<String> faultsOfTabbing() {
        int many = (int) page.evaluate(BEGIN);
        for (int i = 0; i < many + 10; i++) {
            press("Tab");
        }
        return (List<String>) page.evaluate(END);
    }
}
