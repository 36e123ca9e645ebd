package io.opvitals.agent.instrument;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which methods are monitored besides those with our own annotation.
 *
 * @param include these are; the first that means a method names it
 * @param exclude and of all, annotated ones too, these are not
 * @param maxMethods so many at most
 */
public record Selectors(List<Selector> include, List<Selector> exclude, int maxMethods) {

    /** Leaves room below the door's capacity for operations that the application starts by name. */
    public static final int DEFAULT_MAX_METHODS = 10_000;

    public static final Selectors NONE = new Selectors(List.of(), List.of(), DEFAULT_MAX_METHODS);

    public Selectors {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (maxMethods < 1) {
            throw new IllegalArgumentException("maxMethods: " + maxMethods + " (expected: > 0)");
        }
    }

    /** Descriptors of the annotations that are asked for, ours not among them. */
    Set<String> annotations() {
        Set<String> annotations = new LinkedHashSet<>();
        for (Selector each : all()) {
            if (!each.annotation().isEmpty()) {
                annotations.add(each.annotation());
            }
        }
        return annotations;
    }

    /** Those for which the name of a class does not tell whether it is one of theirs. */
    Set<String> openIncludes() {
        Set<String> open = new LinkedHashSet<>();
        for (Selector each : include) {
            if (each.asksForSupertypes() || !each.annotation().isEmpty()) {
                open.add(each.toString());
            }
        }
        return open;
    }

    Set<String> excludes() {
        Set<String> texts = new LinkedHashSet<>();
        for (Selector each : exclude) {
            texts.add(each.toString());
        }
        return texts;
    }

    boolean askForSupertypes() {
        for (Selector each : all()) {
            if (each.asksForSupertypes()) {
                return true;
            }
        }
        return false;
    }

    List<Selector> all() {
        List<Selector> all = new ArrayList<>(include);
        all.addAll(exclude);
        return all;
    }
}
