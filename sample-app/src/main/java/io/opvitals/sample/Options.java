package io.opvitals.sample;

import io.opvitals.sample.upstream.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param runFor how long traffic is made
 * @param scriptLength how long one play of the script takes
 * @param ratePerSecond requests of users a second
 * @param seed the same seed makes the same sequence of requests
 * @param report the file that gets the exact counts, or null
 * @param onCall the file that the agent adds alerts to, for somebody who takes them in hand, or null
 * @param quiet whether to say nothing until the end
 * @param help whether to print {@link #USAGE} and do nothing else
 */
record Options(
        Duration runFor,
        Duration scriptLength,
        int ratePerSecond,
        long seed,
        @Nullable Path report,
        @Nullable Path onCall,
        boolean quiet,
        boolean help) {

    static final String USAGE = """
            An LLM gateway with its own traffic and its own upstream, which fails on a script.

            Options:
              --for DURATION     how long to run, as 90s, 2m or 1h (default 2m)
              --rate N           requests a second, 1 to 1000 (default 30)
              --seed N           the same seed makes the same requests (default 1)
              --script DURATION  play the whole script in this time instead of 2m; it starts again when it is over
              --report FILE      at the end, write "operation outcome count" lines
              --on-call FILE     take every alert in hand that an agent adds to this file
              --quiet            say nothing until the end
              --help             print this
            """;

    private static final List<String> NAMES =
            List.of("--for", "--rate", "--seed", "--script", "--report", "--on-call", "--quiet", "--help");
    private static final Options DEFAULTS =
            new Options(Duration.ofMinutes(2), Script.LENGTH, 30, 1, null, null, false, false);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int HIGHEST_RATE = 1000;
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    /**
     * @param arguments each option as {@code --name value} or {@code --name=value}; the last one of a name counts
     * @throws IllegalArgumentException naming the bad value and what is expected
     */
    static Options parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Options options = DEFAULTS;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals >= 0) {
                rest.push(argument.substring(equals + 1));
            }
            options = options.with(name, rest);
            if (equals >= 0 && (name.equals("--quiet") || name.equals("--help"))) {
                throw bad(name, argument.substring(equals + 1), "no value");
            }
        }
        return options;
    }

    private Options with(String name, Deque<String> rest) {
        return switch (name) {
            case "--for" ->
                new Options(duration(name, rest), scriptLength, ratePerSecond, seed, report, onCall, quiet, help);
            case "--script" ->
                new Options(runFor, duration(name, rest), ratePerSecond, seed, report, onCall, quiet, help);
            case "--rate" -> new Options(runFor, scriptLength, rate(name, rest), seed, report, onCall, quiet, help);
            case "--seed" ->
                new Options(runFor, scriptLength, ratePerSecond, seed(name, rest), report, onCall, quiet, help);
            case "--report" ->
                new Options(runFor, scriptLength, ratePerSecond, seed, file(name, rest), onCall, quiet, help);
            case "--on-call" ->
                new Options(
                        runFor,
                        scriptLength,
                        ratePerSecond,
                        seed,
                        report,
                        Path.of(value(name, rest, "a file")),
                        quiet,
                        help);
            case "--quiet" -> new Options(runFor, scriptLength, ratePerSecond, seed, report, onCall, true, help);
            case "--help", "-h" -> new Options(runFor, scriptLength, ratePerSecond, seed, report, onCall, quiet, true);
            default -> throw bad("option", name, "one of " + String.join(", ", NAMES));
        };
    }

    private static Duration duration(String name, Deque<String> rest) {
        String expectation = "a number with its unit, such as 90s or 2m, from 1s to 24h";
        String text = value(name, rest, expectation);
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw bad(name, text, expectation);
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw bad(name, text, expectation);
        }
        return duration;
    }

    private static int rate(String name, Deque<String> rest) {
        String expectation = "a whole number from 1 to " + HIGHEST_RATE;
        long rate = wholeNumber(name, rest, expectation);
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw bad(name, Long.toString(rate), expectation);
        }
        return (int) rate;
    }

    private static long seed(String name, Deque<String> rest) {
        return wholeNumber(name, rest, "a whole number");
    }

    private static long wholeNumber(String name, Deque<String> rest, String expectation) {
        String text = value(name, rest, expectation);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad(name, text, expectation);
        }
    }

    /** Looked at now, so that a run of two minutes does not end without its report. */
    private static Path file(String name, Deque<String> rest) {
        String expectation = "a file in a folder that exists and can be written";
        String text = value(name, rest, expectation);
        Path file = Path.of(text).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw bad(name, text, expectation);
        }
        return file;
    }

    private static String value(String name, Deque<String> rest, String expectation) {
        if (rest.isEmpty()) {
            throw bad(name, "nothing", expectation);
        }
        return rest.pop();
    }

    private static IllegalArgumentException bad(String name, String value, String expectation) {
        return new IllegalArgumentException(name + ": " + value + " (expected: " + expectation + ")");
    }
}
