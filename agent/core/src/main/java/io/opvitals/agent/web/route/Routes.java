package io.opvitals.agent.web.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of all routes. Immutable; finds a request's route, by a fixed segment before a parameter. */
public final class Routes {

    private final List<Route> all;
    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * @throws IllegalArgumentException for two routes of the same method and path, and for a path parameter without a
     *     description or one that is not in the path
     */
    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        Set<String> known = new HashSet<>();
        for (Route each : all) {
            Pattern pattern = new Pattern(each);
            if (!known.add(each.method() + " " + pattern.shape())) {
                throw new IllegalArgumentException("route " + each + " (expected: once)");
            }
            pattern.check();
            patterns.add(pattern);
        }
        patterns.sort((a, b) -> Integer.compare(a.variables(), b.variables()));
    }

    /** In the order they were given. */
    public List<Route> all() {
        return all;
    }

    /** A route, and the values of its path's parameters. */
    public record Match(Route route, Map<String, String> values) {}

    /** The route for a method and the segments of a path, each decoded; {@code null} where there is none. */
    public @Nullable Match match(String method, List<String> segments) {
        for (Pattern each : patterns) {
            if (each.route.method().equals(method) && each.matches(segments)) {
                return new Match(each.route, each.values(segments));
            }
        }
        return null;
    }

    /** The methods that a path can be asked with; empty for a path that does not exist. */
    public SortedSet<String> methods(List<String> segments) {
        SortedSet<String> methods = new TreeSet<>();
        for (Pattern each : patterns) {
            if (each.matches(segments)) {
                methods.add(each.route.method());
            }
        }
        return methods;
    }

    /** The segments of a path that begins with a slash: {@code /a/b} are two, {@code /} is one that is empty. */
    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static final class Pattern {

        final Route route;
        private final List<String> segments;

        Pattern(Route route) {
            this.route = route;
            this.segments = segments(route.path());
        }

        boolean matches(List<String> asked) {
            if (asked.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < asked.size(); i++) {
                if (variable(i) == null && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> values(List<String> asked) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < asked.size(); i++) {
                String variable = variable(i);
                if (variable != null) {
                    values.put(variable, asked.get(i));
                }
            }
            return values;
        }

        int variables() {
            int count = 0;
            for (int i = 0; i < segments.size(); i++) {
                count += variable(i) == null ? 0 : 1;
            }
            return count;
        }

        /** The path without the names of its parameters. */
        String shape() {
            StringBuilder shape = new StringBuilder();
            for (int i = 0; i < segments.size(); i++) {
                shape.append('/').append(variable(i) == null ? segments.get(i) : "{}");
            }
            return shape.toString();
        }

        void check() {
            Set<String> inPath = new HashSet<>();
            for (int i = 0; i < segments.size(); i++) {
                String variable = variable(i);
                if (variable != null) {
                    inPath.add(variable);
                }
            }
            Set<String> described = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (Parameter each : route.parameters()) {
                if (!names.add(each.name())) {
                    throw new IllegalArgumentException(route + ": parameter " + each.name() + " (expected: once)");
                }
                if (each.place() == Parameter.Place.PATH) {
                    described.add(each.name());
                }
            }
            if (!inPath.equals(described)) {
                throw new IllegalArgumentException(
                        route + ": path parameters " + described + " (expected: " + inPath + ")");
            }
        }

        private @Nullable String variable(int index) {
            String segment = segments.get(index);
            return segment.startsWith("{") ? segment.substring(1, segment.length() - 1) : null;
        }
    }
}
