package io.opvitals.agent.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Admits so many methods and no more. A method once admitted stays so, whenever its class is looked at again. */
final class MethodLimit {

    private static final int EXAMPLES = 5;

    private final int max;
    private final Set<String> admitted = new HashSet<>();
    private final Set<String> leftOut = new HashSet<>();
    private final List<String> examples = new ArrayList<>();

    MethodLimit(int max) {
        this.max = max;
    }

    synchronized boolean admits(String method) {
        if (admitted.contains(method)) {
            return true;
        }
        if (admitted.size() < max) {
            admitted.add(method);
            return true;
        }
        // Remembered up to the same bound; past it, the number stands still.
        if (leftOut.size() < 10L * max && leftOut.add(method) && examples.size() < EXAMPLES) {
            examples.add(method);
        }
        return false;
    }

    synchronized boolean isAdmitted(String method) {
        return admitted.contains(method);
    }

    /** How many may still be admitted. */
    synchronized int left() {
        return max - admitted.size();
    }

    synchronized int leftOut() {
        return leftOut.size();
    }

    /** The first that were left out. */
    synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    int max() {
        return max;
    }
}
