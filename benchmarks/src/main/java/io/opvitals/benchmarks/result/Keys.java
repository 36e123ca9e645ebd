package io.opvitals.benchmarks.result;

import java.util.Locale;

/** The names that stand in files and on the command line, made from the constants. */
public final class Keys {

    private Keys() {}

    /** {@code CALL_1_THREAD} is {@code call-1-thread}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
