package io.opvitals.it.dashboard;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what is wrong with a page for people who do not see it, or do not use a mouse. */
final class Axe {

    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {resultTypes: ['violations']});
              return found.violations
                  .filter(each => each.impact === 'serious' || each.impact === 'critical')
                  .flatMap(each => each.nodes.map(node =>
                      `${each.impact} ${each.id}: ${node.target.flat().join(' ')} ${node.failureSummary}`));
            }
            """;

    private final String source;

    Axe() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its serious and critical findings. */
    @SuppressWarnings("unchecked")
    List<String> findings(Page page) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(source);
        }
        return (List<String>) page.evaluate(RUN);
    }
}
