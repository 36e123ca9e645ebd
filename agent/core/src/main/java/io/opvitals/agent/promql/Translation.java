package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what Prometheus has not in what it has: {@code baseline()} and {@code anomaly()} as medians over the means of an
 * hour of each day.
 */
public final class Translation {

    private static final long DAY_MILLIS = 86_400_000;
    private static final long HALF_HOUR_MILLIS = 1_800_000;

    /** Tells the days apart; no series of the agent has it. */
    private static final String DAY = "opvitals_day";

    private Translation() {}

    /** The same in PromQL alone: as it was written, where it is that already. */
    public static String promql(Query query) {
        List<Expr.Call> calls = new ArrayList<>();
        find(query.expression(), calls);
        calls.sort(Comparator.comparingInt(Expr.Call::column).reversed());
        StringBuilder text = new StringBuilder(query.text());
        for (Expr.Call each : calls) {
            // Nothing of ours stands in one another: the argument is a selector.
            int start = each.column() - 1;
            text.replace(
                    start, end(text, start), each.function() == Function.BASELINE ? baseline(each) : anomaly(each));
        }
        return text.toString();
    }

    private static void find(Expr expression, List<Expr.Call> calls) {
        if (expression instanceof Expr.Call call && call.function().isOurs()) {
            calls.add(call);
        }
        Walk.parts(expression).forEach(each -> find(each, calls));
    }

    /** Where a call's closing bracket is passed; what stands in quotes does not count. */
    private static int end(CharSequence text, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' && quote != '`' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String baseline(Expr.Call call) {
        String days = days(call);
        return "(" + median(days) + " and " + enough(days) + ")";
    }

    private static String anomaly(Expr.Call call) {
        Selector selector = ((Expr.Select) call.arguments().get(0)).selector();
        String now = selector + offset(selector.offsetMillis());
        String days = days(call);
        String median = median(days);
        String mad = "quantile without(" + DAY + ") (0.5, abs(" + days + " - ignoring(" + DAY + ") group_left() "
                + median + "))";
        String sigma = "(" + Statistics.MAD_TO_SIGMA + " * " + mad + ")";
        String least = "(" + Seasonal.LEAST_SHARE + " * abs(" + median + "))";
        return "((" + now + " - " + median + ") / (" + sigma + " >= " + least + " or " + least + ") and " + enough(days)
                + ")";
    }

    private static String median(String days) {
        return "quantile without(" + DAY + ") (0.5, " + days + ")";
    }

    private static String enough(String days) {
        return "count without(" + DAY + ") (" + days + ") >= " + Seasonal.FEWEST_DAYS;
    }

    private static String days(Expr.Call call) {
        Selector selector = ((Expr.Select) call.arguments().get(0)).selector();
        List<String> days = new ArrayList<>();
        for (int day = 1; day <= selector.rangeMillis() / DAY_MILLIS; day++) {
            long offset = selector.offsetMillis() + day * DAY_MILLIS - HALF_HOUR_MILLIS;
            days.add("label_replace(avg_over_time(" + selector + "[1h]" + offset(offset) + "), \"" + DAY + "\", \""
                    + day + "\", \"\", \"\")");
        }
        return "(" + String.join(" or ", days) + ")";
    }

    private static String offset(long millis) {
        return millis == 0 ? "" : " offset " + Durations.format(millis);
    }
}
