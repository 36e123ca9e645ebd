package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code label_replace(v, to, replacement, from, regex)}. */
final class LabelReplacement {

    private LabelReplacement() {}

    static List<Sample> of(Expr.Call call, List<Sample> samples) throws PromqlException {
        String to = text(call, 1);
        String replacement = text(call, 2);
        String from = text(call, 3);
        if (!to.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new PromqlException(call.arguments().get(1).column(), "'" + to + "' (expected: the name of a label)");
        }
        Pattern pattern = pattern(call);
        List<Sample> results = new ArrayList<>(samples.size());
        try {
            for (Sample each : samples) {
                String value = each.labels().get(from);
                Matcher matcher = pattern.matcher(value == null ? "" : value);
                results.add(matcher.matches() ? replaced(each, to, expanded(matcher, replacement)) : each);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PromqlException(
                    call.arguments().get(2).column(), "'" + replacement + "' (expected: a text with $1, $2 and so on)");
        }
        return results;
    }

    private static Sample replaced(Sample sample, String to, String value) {
        Labels labels = sample.labels().without(to);
        return new Sample(sample.name(), value.isEmpty() ? labels : labels.and(to, value), sample.value());
    }

    private static String expanded(Matcher matcher, String replacement) {
        StringBuilder text = new StringBuilder();
        matcher.appendReplacement(text, replacement);
        // What stands before the match: nothing, since the whole value has matched.
        return text.toString();
    }

    private static Pattern pattern(Expr.Call call) throws PromqlException {
        try {
            return Pattern.compile(text(call, 4), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new PromqlException(
                    call.arguments().get(4).column(), "'" + text(call, 4) + "' (expected: a regular expression)");
        }
    }

    private static String text(Expr.Call call, int at) {
        return ((Expr.Text) call.arguments().get(at)).value();
    }
}
