package io.opvitals.agent.instrument;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The annotations of other projects that mark what is worth monitoring, and where they give it a name. */
public final class KnownAnnotations {

    private static final String ALL = "all";
    private static final String MICROPROFILE = "org.eclipse.microprofile.faulttolerance.";
    private static final String RESILIENCE4J = "io.github.resilience4j.";

    private static final Known[] KNOWN = {
        new Known("opentelemetry", "io.opentelemetry.instrumentation.annotations.WithSpan", "value", false),
        new Known("opentelemetry", "io.opentelemetry.extension.annotations.WithSpan", "value", false),
        new Known("micrometer", "io.micrometer.core.annotation.Timed", "value", false),
        new Known("micrometer", "io.micrometer.core.annotation.Counted", "value", false),
        new Known("micrometer", "io.micrometer.observation.annotation.Observed", "name", false),
        new Known("resilience4j", RESILIENCE4J + "circuitbreaker.annotation.CircuitBreaker", "name", true),
        new Known("resilience4j", RESILIENCE4J + "retry.annotation.Retry", "name", true),
        new Known("resilience4j", RESILIENCE4J + "bulkhead.annotation.Bulkhead", "name", true),
        new Known("resilience4j", RESILIENCE4J + "ratelimiter.annotation.RateLimiter", "name", true),
        new Known("resilience4j", RESILIENCE4J + "timelimiter.annotation.TimeLimiter", "name", true),
        new Known("microprofile", MICROPROFILE + "Fallback", "", false),
        new Known("microprofile", MICROPROFILE + "Retry", "", false),
        new Known("microprofile", MICROPROFILE + "CircuitBreaker", "", false),
        new Known("microprofile", MICROPROFILE + "Timeout", "", false),
        new Known("microprofile", MICROPROFILE + "Bulkhead", "", false),
        new Known("spring", "org.springframework.retry.annotation.Retryable", "label", false),
        new Known("spring", "org.springframework.resilience.annotation.Retryable", "", false),
    };

    private KnownAnnotations() {}

    /**
     * One annotation.
     *
     * @param project the word it is switched on by
     * @param className its class
     * @param nameElement the element that gives a name; empty where there is none
     * @param namesWrapper whether that is the name of the tool, which many methods share
     */
    private record Known(String project, String className, String nameElement, boolean namesWrapper) {}

    /**
     * Selectors for the annotations of these projects.
     *
     * @param setting what is being read, for the message
     * @param text projects separated by commas, or {@code all}
     * @param problems gets a sentence for each word that is no project
     */
    public static List<Selector> parse(String setting, String text, List<String> problems) {
        List<Selector> selectors = new ArrayList<>();
        Set<String> projects = projects();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            String word =
                    text.substring(from, comma < 0 ? text.length() : comma).strip();
            if (!word.isEmpty() && !word.equals(ALL) && !projects.contains(word)) {
                problems.add(
                        setting + ": '" + word + "' (expected: all, or some of " + String.join(", ", projects) + ")");
            }
            for (Known each : KNOWN) {
                if (word.equals(ALL) || word.equals(each.project)) {
                    selectors.add(Selector.annotated(setting, each.className));
                }
            }
            from = comma < 0 ? text.length() + 1 : comma + 1;
        }
        return selectors;
    }

    /** The element of this annotation that gives a name; empty where none is known. */
    static String nameElement(String descriptor) {
        Known known = find(descriptor);
        return known == null ? "" : known.nameElement;
    }

    static boolean namesWrapper(String descriptor) {
        Known known = find(descriptor);
        return known != null && known.namesWrapper;
    }

    private static @Nullable Known find(String descriptor) {
        for (Known each : KNOWN) {
            String name = each.className;
            if (descriptor.length() == name.length() + 2
                    && descriptor.replace('/', '.').startsWith(name, 1)) {
                return each;
            }
        }
        return null;
    }

    private static Set<String> projects() {
        Set<String> projects = new LinkedHashSet<>();
        for (Known each : KNOWN) {
            projects.add(each.project);
        }
        return projects;
    }
}
