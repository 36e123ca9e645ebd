package io.opvitals.agent.web.live;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.OperationDetailView;
import io.opvitals.agent.web.view.SystemView;
import io.opvitals.agent.web.view.WrapperView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be subscribed to, and what each looks like: the same as the API answers under the same name. */
final class Topics {

    static final String EVENTS = "events";

    private static final List<String> WHOLE =
            List.of("system", "wrappers", "operations", "metrics", "guards", "stuck", EVENTS);
    private static final String WRAPPER = "wrapper:";
    private static final String OPERATION = "operation:";
    private static final int MAX_NAME = 256;

    private final ExceptionLog exceptions;
    private final Map<String, Json.Writing> slow;

    /** @param slow topics of which no report tells, which change seldom */
    Topics(ExceptionLog exceptions, Map<String, Json.Writing> slow) {
        this.exceptions = exceptions;
        this.slow = Map.copyOf(slow);
    }

    String expectation() {
        return String.join(", ", WHOLE) + ", " + String.join(", ", new TreeSet<>(slow.keySet()))
                + ", wrapper:NAME or operation:ID";
    }

    boolean isTopic(String topic) {
        boolean isNamed = topic.startsWith(WRAPPER) || topic.startsWith(OPERATION);
        return WHOLE.contains(topic)
                || slow.containsKey(topic)
                || (isNamed && topic.length() <= MAX_NAME && topic.indexOf(':') < topic.length() - 1);
    }

    /** Whether it need not be sent again as long as it is the same. */
    boolean isSlow(String topic) {
        return slow.containsKey(topic);
    }

    /**
     * The state of a topic as JSON; {@code null} for events, and for what there is not yet.
     *
     * @param report the latest; {@code null} before the first
     */
    @Nullable
    String state(String topic, @Nullable HealthReport report) {
        Json.Writing writing = slow.get(topic);
        if (writing == null && report != null) {
            writing = writing(topic, report);
        }
        return writing == null ? null : new String(Json.bytes(writing), StandardCharsets.UTF_8);
    }

    private Json.@Nullable Writing writing(String topic, HealthReport report) {
        return switch (topic) {
            case "system" -> out -> SystemView.write(out, report);
            case "wrappers" -> out -> ListViews.wrappers(out, report);
            case "operations" -> out -> ListViews.operations(out, report);
            case "metrics" -> out -> ListViews.figures(out, report, "all");
            case "guards" -> out -> ListViews.guards(out, report);
            case "stuck" -> out -> ListViews.stuck(out, report);
            case EVENTS -> null;
            default -> one(topic, report);
        };
    }

    private Json.@Nullable Writing one(String topic, HealthReport report) {
        String name = topic.substring(topic.indexOf(':') + 1);
        if (topic.startsWith(WRAPPER)) {
            ScopeHealth health = report.wrappers().get(name);
            return health == null ? null : out -> WrapperView.writeDetail(out, name, health, report);
        }
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            if (each.getKey().name().equals(name)) {
                return out -> OperationDetailView.write(out, each.getKey(), each.getValue(), report, exceptions.all());
            }
        }
        return null;
    }
}
