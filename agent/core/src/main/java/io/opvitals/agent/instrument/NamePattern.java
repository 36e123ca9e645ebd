package io.opvitals.agent.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * Names methods by pattern: {@code package.Class#method}, where {@code *} stands for any run of characters. Inner classes
 * are written as the JVM does, {@code Outer$Inner}.
 */
public final class NamePattern {

    private static final String EXPECTED =
            " (expected: package.Class#method with * for any characters, for example com.acme.Search#find*)";
    private static final String OTEL_EXPECTED =
            " (expected: package.Class[method1,method2], separated by ';', for example com.acme.Search[find,count])";

    private final String classes;
    private final String methods;

    private NamePattern(String classes, String methods) {
        this.classes = classes;
        this.methods = methods;
    }

    /**
     * Reads patterns separated by commas, and leaves out what is none.
     *
     * @param setting what is being read, for the message
     * @param problems gets a sentence for each part that is no pattern, with the part and the expectation
     */
    public static List<NamePattern> parseList(String setting, String text, List<String> problems) {
        List<NamePattern> patterns = new ArrayList<>();
        for (String part : split(text, ',')) {
            String pattern = part.strip();
            int hash = pattern.indexOf('#');
            String classes = hash < 0 ? "" : pattern.substring(0, hash);
            String methods = pattern.substring(hash + 1);
            if (isName(classes, true) && isName(methods, false)) {
                patterns.add(new NamePattern(classes, methods));
            } else if (!pattern.isEmpty()) {
                problems.add(setting + ": '" + pattern + "'" + EXPECTED);
            }
        }
        return patterns;
    }

    /**
     * Reads the format of {@code otel.instrumentation.methods.include}, and leaves out what is not of it.
     *
     * @param setting what is being read, for the message
     * @param problems gets a sentence for each entry that is wrong, with the entry and the expectation
     */
    public static List<NamePattern> parseOpenTelemetryList(String setting, String text, List<String> problems) {
        List<NamePattern> patterns = new ArrayList<>();
        for (String part : split(text, ';')) {
            String entry = part.strip();
            List<NamePattern> read = openTelemetryEntry(entry);
            if (read.isEmpty() && !entry.isEmpty()) {
                problems.add(setting + ": '" + entry + "'" + OTEL_EXPECTED);
            }
            patterns.addAll(read);
        }
        return patterns;
    }

    /** Empty for what is no entry. */
    private static List<NamePattern> openTelemetryEntry(String entry) {
        int open = entry.indexOf('[');
        if (open < 1 || !entry.endsWith("]") || !isName(entry.substring(0, open).strip(), true)) {
            return List.of();
        }
        List<NamePattern> patterns = new ArrayList<>();
        for (String method : split(entry.substring(open + 1, entry.length() - 1), ',')) {
            if (!isName(method.strip(), false)) {
                return List.of();
            }
            patterns.add(new NamePattern(entry.substring(0, open).strip(), method.strip()));
        }
        return patterns;
    }

    /** Whether it matches classes of this name, written with dots. */
    boolean matchesClass(String name) {
        return matches(classes, name);
    }

    boolean matchesMethod(String name) {
        return matches(methods, name);
    }

    private static boolean matches(String pattern, String name) {
        int star = -1;
        int resume = 0;
        int p = 0;
        int n = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isName(String text, boolean dots) {
        if (text.isEmpty() || text.charAt(0) == '.' || text.endsWith(".") || text.contains("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '*' && c != '-' && !(dots && c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    @Override
    public String toString() {
        return classes + "#" + methods;
    }
}
