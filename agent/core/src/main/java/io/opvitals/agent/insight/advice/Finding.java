package io.opvitals.agent.insight.advice;

import java.util.List;

/**
 * Something worth changing.
 *
 * @param kind what was found, the same for all of its kind: {@code timeouts-cut-successes}
 * @param scope what it is about: an operation, a wrapper, a cache, a breaker, or {@code system}
 * @param severity how much it matters
 * @param text what is so, with its numbers
 * @param action what to do about it
 * @param evidence the numbers
 */
public record Finding(
        String kind, String scope, Severity severity, String text, String action, List<Evidence> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** The same finding has the same id for as long as it holds. */
    public String id() {
        return kind + ":" + scope;
    }
}
