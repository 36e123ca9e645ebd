package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.AlertChange;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.series.Labels;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in words what happened to an alert. */
public final class ChangeText {

    private static final String SUMMARY = "summary";

    private ChangeText() {}

    /** Whether it is worth telling: an alert that fires or is over, not one that is pending. */
    public static boolean isTold(AlertChange change) {
        return change.to() == Phase.FIRING || change.to() == Phase.RESOLVED;
    }

    /** A sentence without a full stop: {@code OperationFailing of routellm.complete fires: ...}. */
    public static String of(AlertChange change) {
        Alert alert = change.alert();
        String about = scope(alert.labels());
        String summary = alert.annotations().getOrDefault(SUMMARY, "");
        return alert.name()
                + (about.isEmpty() ? "" : " of " + about)
                + (change.to() == Phase.FIRING ? " fires" : " is over")
                + (summary.isEmpty() ? "" : ": " + summary);
    }

    /** What it is about: {@code wrapper.operation}, a wrapper, or nothing. */
    public static String scope(Labels labels) {
        @Nullable String wrapper = labels.get("opvitals_wrapper");
        @Nullable String operation = labels.get("opvitals_operation");
        if (wrapper == null) {
            return "";
        }
        return operation == null ? wrapper : wrapper + "." + operation;
    }

    /** Labels as a map, in order. */
    public static Map<String, String> map(Labels labels) {
        Map<String, String> map = new TreeMap<>();
        labels.forEach(map::put);
        return map;
    }
}
