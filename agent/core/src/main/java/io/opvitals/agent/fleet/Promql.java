package io.opvitals.agent.fleet;

import io.opvitals.agent.series.LabelMatch;
import java.util.List;

/**
 * Writes queries about some instances. A histogram may be there as a classic one, as a native one, or as both, of each
 * instance in another way; no call is to be counted twice, so classic buckets count only where there is no native one.
 */
final class Promql {

    private static final String SAME_INSTANCE = "(" + Names.JOB + ", " + Names.INSTANCE + ")";

    private final String matches;

    /** @param selector what labels must be, besides */
    Promql(List<LabelMatch> selector, FleetScope scope) {
        StringBuilder text = new StringBuilder();
        for (LabelMatch each : selector) {
            text.append(text.isEmpty() ? "" : ",").append(each);
        }
        if (!scope.isAll()) {
            text.append(text.isEmpty() ? "" : ",").append(Names.INSTANCE).append(instances(scope));
        }
        this.matches = text.toString();
    }

    /**
     * The series of this name.
     *
     * @param more matches, written out
     */
    String series(String name, String... more) {
        StringBuilder text = new StringBuilder(String.join(",", more));
        text.append(text.isEmpty() || matches.isEmpty() ? "" : ",").append(matches);
        return text.isEmpty() ? name : name + "{" + text + "}";
    }

    /** A series that every instance has, once. */
    String everyInstance() {
        return series(Names.STATUS, equal(Names.SCOPE, "system"), equal(Names.STATE, "healthy"));
    }

    /** A classic histogram's series of this ending, of instances that have no native one. */
    String classic(String name, String ending, String range, String... more) {
        return unlessNative(of(name + ending, range, more), name, more);
    }

    /**
     * By how much each series grew. One that is new counts as a whole, where its instance was there before: what was
     * counted before its first scrape belongs to it. One that was there before, without a restart since, grew by the
     * difference, exactly. Only of others it is estimated: {@code increase} leaves the first out, and is off by some calls
     * for the second.
     */
    String grown(String name, String range, String... more) {
        String series = series(name, more);
        String before = " offset " + range;
        String within = "(" + series + "[" + range + "])";
        String isNew = "(" + series + " unless " + series + before + ") and on " + SAME_INSTANCE + " " + everyInstance()
                + before;
        String difference = "(" + series + " - " + series + before + ") and (resets" + within + " == 0)";
        return "((" + isNew + ") or (" + difference + ") or increase" + within + ")";
    }

    /** The same of a classic histogram's series of this ending, of instances that have no native one. */
    String grownClassic(String name, String ending, String range, String... more) {
        return unlessNative(grown(name + ending, range, more), name, more);
    }

    private String of(String name, String range, String... more) {
        String series = series(name, more);
        return range.isEmpty() ? series : "rate(" + series + "[" + range + "])";
    }

    private String unlessNative(String query, String name, String... more) {
        return "(" + query + " unless on " + SAME_INSTANCE + " " + series(name, more) + ")";
    }

    static String sum(String query, String... labels) {
        return "sum by (" + String.join(", ", labels) + ") (" + query + ")";
    }

    /** A match, with the value quoted. */
    static String equal(String label, String value) {
        return label + "=" + quoted(value);
    }

    private static String instances(FleetScope scope) {
        if (scope.instances().size() == 1) {
            return "=" + quoted(scope.instances().get(0));
        }
        StringBuilder any = new StringBuilder();
        for (String each : scope.instances()) {
            any.append(any.isEmpty() ? "" : "|").append(literal(each));
        }
        return "=~" + quoted(any.toString());
    }

    /** For RE2: a backslash before what would mean something. */
    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            literal.append("\\.+*?()|[]{}^$".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return literal.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
