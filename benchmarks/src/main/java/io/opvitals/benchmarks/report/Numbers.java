package io.opvitals.benchmarks.report;

import java.util.Locale;

/** Numbers as a person compares them: three or four significant digits, never an exponent. */
final class Numbers {

    private Numbers() {}

    static String format(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (magnitude >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
