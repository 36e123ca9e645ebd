package io.opvitals.agent.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outcome rule, for example {@code routellm.complete: error when result.status == 'DECLINED'}.
 *
 * @param text the rule as it was given
 * @param operations the operations it is for, {@code wrapper.operation} with stars
 * @param effect what follows
 * @param condition when; {@code null} for always
 */
public record Rule(
        String text,
        Glob operations,
        Effect effect,
        @Nullable Expression condition) {

    /** More than this are not read: every one costs time at the end of calls. */
    private static final int MAX_RULES = 500;

    /** A longer rule is shown cut in messages. */
    private static final int MAX_SHOWN = 200;

    /**
     * Reads rules separated by semicolons or new lines, and leaves out what is none. Empty ones and those that begin with
     * {@code #} are skipped.
     *
     * @param setting what is being read, for the message
     * @param outcomes the words for outcomes
     * @param problems gets a sentence for each part that is no rule, with its place and the expectation
     */
    public static List<Rule> parseList(String setting, String text, List<String> outcomes, List<String> problems) {
        List<Rule> rules = new ArrayList<>();
        for (String part : split(text)) {
            String rule = part.strip();
            if (rule.isEmpty() || rule.charAt(0) == '#') {
                continue;
            }
            if (rules.size() == MAX_RULES) {
                problems.add(setting + ": more than " + MAX_RULES + " rules (expected: at most " + MAX_RULES
                        + "), those from '" + shown(rule) + "' on are left out");
                break;
            }
            try {
                rules.add(Parser.rule(rule, outcomes));
            } catch (RuleSyntaxException e) {
                problems.add(setting + ": '" + shown(rule) + "', " + e.getMessage() + "; this rule is left out");
            }
        }
        return rules;
    }

    /** Whether it has anything to say about this call: a rule about the result has not about a call that threw. */
    public boolean isFor(CallValues call) {
        if (reads(Root.ARGUMENTS) && call.arguments == null) {
            return false;
        }
        boolean ofResult = reads(Root.RESULT) && call.returned;
        boolean ofException = reads(Root.EXCEPTION) && call.exception != null;
        boolean ofNeither = !reads(Root.RESULT) && !reads(Root.EXCEPTION);
        return ofResult || ofException || ofNeither;
    }

    /** Whether it reads this of a call. */
    public boolean reads(Root root) {
        return effect.reads(root) || (condition != null && condition.reads(root));
    }

    /** Whether the condition holds, where there is one. */
    public boolean applies(CallValues call) throws RuleFailure {
        return condition == null || condition.holds(call);
    }

    /** Why it applied, in its own words. */
    public String reason() {
        return condition == null ? "rule" : condition.toString();
    }

    /** At semicolons and line ends, outside of quotes. A quote that does not close on its line is none. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';' || c == '\n' || c == '\r') {
                parts.add(text.substring(from, at));
                from = at + 1;
            } else if (c == '\'' || c == '"') {
                at = closing(text, at);
            }
            at++;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Where the quote that opens here closes; here, where it does not. */
    private static int closing(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == text.charAt(open)) {
                return i;
            }
            if (c == '\n' || c == '\r') {
                return open;
            }
            if (c == '\\') {
                i++;
            }
        }
        return open;
    }

    private static String shown(String rule) {
        return rule.length() <= MAX_SHOWN ? rule : rule.substring(0, MAX_SHOWN) + "...";
    }

    @Override
    public String toString() {
        return text;
    }
}
