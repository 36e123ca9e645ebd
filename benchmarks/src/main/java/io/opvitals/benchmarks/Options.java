package io.opvitals.benchmarks;

import io.opvitals.benchmarks.result.Keys;
import io.opvitals.benchmarks.result.Variant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line, read.
 *
 * @param publish also writes the table into {@code benchmarks/README.md}
 */
record Options(boolean help, boolean quick, boolean publish, Set<Part> parts, Set<Variant> variants) {

    static final String USAGE =
            """
            usage: benchmarks/run [options]

              --quick             few rounds, no Spring Boot, no background CPU: about 12 minutes instead of 40
              --only PART,...     %s
              --variants NAME,... what is measured beside the baselines:
                                  %s
              --publish           write the table into benchmarks/README.md as well
              --no-build          take the jars as they lie there
              --help              this text

            Runs on the JDK of JAVA_HOME, else of the path. Fails (1) when a gate that was measured is broken.
            """.formatted(joined(Part.values(), ", "), joined(Variant.values(), ",\n                      "));

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException naming the argument and what was expected
     */
    static Options parse(List<String> arguments) {
        boolean help = false;
        boolean quick = false;
        boolean publish = false;
        Set<Part> parts = EnumSet.allOf(Part.class);
        Set<Variant> variants = EnumSet.allOf(Variant.class);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--help" -> help = true;
                case "--quick" -> quick = true;
                case "--publish" -> publish = true;
                case "--only" -> parts = constants(Part.class, option, rest);
                case "--variants" -> variants = constants(Variant.class, option, rest);
                default ->
                    throw new IllegalArgumentException(
                            option
                                    + ": unknown option (expected: --quick, --only, --variants, --publish, --no-build or --help)");
            }
        }
        return new Options(help, quick, publish, parts, variants);
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(
                    option + ": no value (expected: " + joined(type.getEnumConstants(), ", ") + ")");
        }
        Set<E> chosen = EnumSet.noneOf(type);
        for (String name : rest.remove().split(",", -1)) {
            chosen.add(constant(type, option, name));
        }
        return chosen;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Keys.of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        option + ": " + name + " (expected: " + joined(type.getEnumConstants(), ", ") + ")"));
    }

    private static String joined(Enum<?>[] constants, String separator) {
        return Arrays.stream(constants).map(Keys::of).collect(Collectors.joining(separator));
    }
}
