package io.opvitals.agent.check;

import java.util.ArrayList;
import java.util.List;

/** HTTP status codes as people write them: {@code 200}, {@code 200-299}, {@code 200,204,300-399}. Immutable. */
public final class StatusCodes {

    private static final String EXPECTED = " (expected: HTTP status codes such as 200, 200-299 or 200,404)";
    private static final int LEAST = 100;
    private static final int MOST = 599;

    private final String text;
    private final List<Range> ranges;

    private record Range(int from, int to) {}

    private StatusCodes(String text, List<Range> ranges) {
        this.text = text;
        this.ranges = ranges;
    }

    /**
     * Reads codes and ranges, separated by commas.
     *
     * @throws IllegalArgumentException with the value and the expectation
     */
    public static StatusCodes parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            String range = each.strip();
            int dash = range.indexOf('-');
            int from = code(text, dash < 0 ? range : range.substring(0, dash));
            int to = dash < 0 ? from : code(text, range.substring(dash + 1));
            if (to < from) {
                throw new IllegalArgumentException("'" + text + "'" + EXPECTED);
            }
            ranges.add(new Range(from, to));
        }
        return new StatusCodes(text, List.copyOf(ranges));
    }

    public boolean contains(int code) {
        for (Range each : ranges) {
            if (code >= each.from && code <= each.to) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int code(String text, String number) {
        try {
            int code = Integer.parseInt(number.strip());
            if (code >= LEAST && code <= MOST) {
                return code;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number that is no code.
        }
        throw new IllegalArgumentException("'" + text + "'" + EXPECTED);
    }
}
