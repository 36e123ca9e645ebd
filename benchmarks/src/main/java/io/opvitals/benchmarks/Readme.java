package io.opvitals.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces the published results in {@code benchmarks/README.md}: what stands between two comments. */
final class Readme {

    private static final String BEGIN = "<!-- results: written by benchmarks/run --publish -->\n";
    private static final String END = "<!-- end of results -->";

    private Readme() {}

    static void publish(Path readme, String markdown) throws IOException {
        Files.writeString(readme, replace(Files.readString(readme), markdown));
    }

    /** @throws IllegalArgumentException when the comments are not there */
    static String replace(String readme, String markdown) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("benchmarks/README.md: no place for the results (expected: the lines "
                    + BEGIN.trim() + " and " + END + ")");
        }
        return readme.substring(0, begin + BEGIN.length()) + markdown + readme.substring(end);
    }
}
