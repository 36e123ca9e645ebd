package io.opvitals.agent.alert.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The rules that come with the agent. Each has a page in {@code docs/runbooks}. */
public final class ShippedRules {

    /** Their source. */
    public static final String SOURCE = "shipped";

    private static final String FILE = "shipped-rules.yaml";

    private ShippedRules() {}

    /** Reads them. */
    public static RuleSet read() {
        try (@Nullable InputStream in = ShippedRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing (expected: in the agent's jar)");
            }
            return RuleFileReader.read(SOURCE, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
