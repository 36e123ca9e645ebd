package io.opvitals.agent.web.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what a request has in path and query against what its route takes. */
public final class Arguments {

    private Arguments() {}

    /**
     * The values, with the defaults of those not given.
     *
     * @param match the route with the values in the path
     * @param query all values of each name, decoded
     * @throws Problem 400 that names everything that is wrong
     */
    public static Map<String, String> read(Routes.Match match, Map<String, List<String>> query) {
        List<Problem.Fault> faults = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (Parameter each : match.route().parameters()) {
            List<String> given = each.place() == Parameter.Place.PATH
                    ? List.of(match.values().getOrDefault(each.name(), ""))
                    : query.getOrDefault(each.name(), List.of());
            read(each, given, values, faults);
        }
        for (String name : query.keySet()) {
            if (!values.containsKey(name) && !isKnown(name, match.route())) {
                faults.add(new Problem.Fault(Texts.cut(name), "is not known (expected: " + names(match.route()) + ")"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return values;
    }

    private static void read(
            Parameter parameter, List<String> given, Map<String, String> values, List<Problem.Fault> faults) {
        if (given.size() > 1) {
            faults.add(new Problem.Fault(parameter.name(), "is given " + given.size() + " times (expected: once)"));
            return;
        }
        if (given.isEmpty()) {
            if (parameter.defaultText() != null) {
                values.put(parameter.name(), parameter.defaultText());
            } else if (parameter.required()) {
                faults.add(new Problem.Fault(parameter.name(), "is missing"));
            }
            return;
        }
        String fault = parameter.fault(given.get(0));
        if (fault != null) {
            faults.add(new Problem.Fault(parameter.name(), fault));
            return;
        }
        values.put(parameter.name(), given.get(0));
    }

    private static boolean isKnown(String name, Route route) {
        return route.parameters().stream()
                .anyMatch(each ->
                        each.place() == Parameter.Place.QUERY && each.name().equals(name));
    }

    private static String names(Route route) {
        List<String> names = route.parameters().stream()
                .filter(each -> each.place() == Parameter.Place.QUERY)
                .map(Parameter::name)
                .toList();
        return names.isEmpty() ? "no parameters at all" : "one of " + String.join(", ", names);
    }
}
