package io.opvitals.agent.rule;

import org.jspecify.annotations.Nullable;

/** A rule could not read or compare what it names. The message has the path, what is there, and the expectation. */
public final class RuleFailure extends Exception {

    private static final long serialVersionUID = 1L;

    RuleFailure(String path, String found, String expected) {
        this(path, found, expected, null);
    }

    RuleFailure(String path, String found, String expected, @Nullable Throwable cause) {
        super(path + ": " + found + " (expected: " + expected + ")", cause, false, false);
    }
}
