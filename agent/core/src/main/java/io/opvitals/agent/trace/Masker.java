package io.opvitals.agent.trace;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that came from the application, as an exception's message: credentials in headers and URLs,
 * values of settings named like a secret, e-mail addresses, card and account numbers, keys and hashes.
 *
 * <p>Every repetition in the patterns has an upper bound or never gives back what it took, and none is nested, so that
 * the time is linear in the length of the text whatever it says.
 */
public final class Masker {

    /** What stands where a secret stood. */
    public static final String MASK = "***";

    private static final List<Rule> RULES = List.of(
            new Rule("://", "://[^/\\s]{1,512}@", "://" + MASK + "@"),
            new Rule("", "\\b((?i:Bearer|Negotiate|ApiKey))\\s{1,4}+[^\\s\"',;]{4,4096}+", "$1 " + MASK),
            new Rule(
                    "",
                    "\\b((?i:Basic|Token))\\s{1,4}+(?=[^\\s\"',;]{0,64}?[0-9A-Z=])[\\w+/=.~-]{6,4096}+",
                    "$1 " + MASK),
            new Rule(
                    "",
                    "(?i)(passwo?r?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?"
                            + "|session[_-]?id|signature)([\\w.-]{0,24}+[\"']?+\\s{0,4}+[=:]\\s{0,4}+)"
                            + "(?:\"[^\"]{0,1024}+\"?+|'[^']{0,1024}+'?+|[^\\s\"',;&)}\\]]{1,1024}+)",
                    "$1$2" + MASK),
            new Rule("@", "[\\w.%+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+", MASK),
            new Rule("", "(?<![\\w.-])\\d(?:[ -]?+\\d){12,30}+(?![\\w])", MASK));

    private static final Pattern LONG_RUN = Pattern.compile("[A-Za-z0-9+/_=-]{24,}+");

    /** Shorter runs of hexadecimal digits are rather ids than secrets. */
    private static final int SECRET_HEX = 32;

    /** How often a mixed run must change between upper case, lower case and digits; words in camel case do so less. */
    private static final int SECRET_DIGITS = 3;

    /** One kind of secret; {@code needs} is what the text must contain for the pattern to be worth a try. */
    private record Rule(String needs, Pattern pattern, String replacement) {
        Rule(String needs, String pattern, String replacement) {
            this(needs, Pattern.compile(pattern), replacement);
        }
    }

    /** {@code text} with {@link #MASK} in place of every secret. */
    public String mask(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            if (masked.contains(rule.needs)) {
                masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
            }
        }
        return LONG_RUN.matcher(masked).replaceAll(Masker::maskLongRun);
    }

    private static String maskLongRun(MatchResult run) {
        String text = run.group();
        return isSecret(text) ? MASK : text;
    }

    /** Whether a long run looks like a key or a hash, rather than like a path or a name. */
    private static boolean isSecret(String run) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int hex = 0;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c >= 'a' && c <= 'z') {
                lower++;
            } else if (c >= 'A' && c <= 'Z') {
                upper++;
            }
            if (Character.digit(c, 16) >= 0) {
                hex++;
            }
        }
        boolean isHex = hex == run.length() && hex >= SECRET_HEX;
        boolean isMixed = digits >= SECRET_DIGITS && upper >= SECRET_DIGITS && lower >= SECRET_DIGITS;
        return isHex || isMixed;
    }
}
