package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.manage.RoutingFile;
import io.opvitals.agent.alert.route.Escalation;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.promql.Durations;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.AlertView;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/v1/alerts/routing}: who is told of which alert. */
public final class RoutingResource {

    private static final String PATH = "/api/v1/alerts/routing";

    private static final Schema ESCALATION = Schema.object()
            .field("after", Schema.text(), "so long after it began to fire, unless somebody has it in hand")
            .field("channels", Schema.list(Schema.text()), "who is told, too")
            .named("AlertEscalation");

    private static final Schema ROUTE = Schema.object()
            .field("key", Schema.text(), "the matchers that lead to it")
            .field("receiver", Schema.text(), "who is told")
            .field("channels", Schema.list(Schema.text()), "the channels that are")
            .field("groupBy", Schema.list(Schema.text()), "labels; ... alone for all of them")
            .field("groupWait", Schema.text(), "from the first alert of a group to the first notification")
            .field("groupInterval", Schema.text(), "from a notification to the next with something new")
            .field("repeatInterval", Schema.text(), "from a notification to the same again")
            .field("muteTimeIntervals", Schema.list(Schema.text()), "in these nobody is told")
            .field(
                    "activeTimeIntervals",
                    Schema.list(Schema.text()),
                    "only in these somebody is told; empty for always")
            .field("quietNow", Schema.text().orNull(), "the time interval that keeps it quiet now")
            .field("escalate", Schema.list(ESCALATION), "who is told later")
            .named("AlertRoute");

    private static final Schema ROUTING = Schema.object()
            .field("file", Schema.text(), "the routing file; empty for none")
            .field(
                    "problems",
                    Schema.list(Schema.text()),
                    "what is wrong with it, with the place; then what was right goes on")
            .field("channels", Schema.list(Schema.text()), "all there are")
            .field("routes", Schema.list(ROUTE), "the tree, each node before those below it")
            .named("AlertRouting");

    private static final Schema MATCH = Schema.object()
            .field("labels", Schema.map(Schema.text(1_000)), "of an alert, for example alertname and severity");

    private static final Schema MATCHED = Schema.object()
            .field("channels", Schema.list(Schema.text()), "who would be told first")
            .field("routes", Schema.list(ROUTE), "by which routes")
            .named("AlertRouteMatch");

    private final RoutingFile routing;
    private final Supplier<? extends Collection<String>> channels;
    private final InstantSource clock;

    /** @param channels the names of all channels */
    public RoutingResource(RoutingFile routing, Supplier<? extends Collection<String>> channels, InstantSource clock) {
        this.routing = routing;
        this.channels = channels;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "Who is told of which alert")
                        .answers(ROUTING)
                        .by(this::all),
                Route.post(PATH + "/match", Access.VIEWER, "Who would be told of an alert with these labels")
                        .body(MATCH)
                        .answers(MATCHED)
                        .by(this::match));
    }

    private Answer all(Call call) {
        RoutingFile.Status status = routing.status();
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeStringField("file", status.file());
            AlertView.texts(out, "problems", status.problems());
            AlertView.texts(out, "channels", channels.get());
            write(out, status.routing(), status.routing().routes());
            out.writeEndObject();
        });
    }

    private Answer match(Call call) {
        Labels labels = Labels.EMPTY;
        if (call.fields().get("labels") instanceof Map<?, ?> sent) {
            for (Map.Entry<?, ?> each : sent.entrySet()) {
                labels = labels.and(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
        }
        Routing current = routing.status().routing();
        List<io.opvitals.agent.alert.route.Route> found = current.root().match(labels);
        return Answer.json(out -> {
            out.writeStartObject();
            AlertView.texts(
                    out,
                    "channels",
                    found.stream()
                            .flatMap(each -> current.channels(each.receiver(), channels.get()).stream())
                            .distinct()
                            .toList());
            write(out, current, found);
            out.writeEndObject();
        });
    }

    private void write(JsonGenerator out, Routing current, List<io.opvitals.agent.alert.route.Route> routes)
            throws IOException {
        Instant now = clock.instant();
        out.writeArrayFieldStart("routes");
        for (io.opvitals.agent.alert.route.Route each : routes) {
            out.writeStartObject();
            out.writeStringField("key", each.key());
            out.writeStringField("receiver", each.receiver());
            AlertView.texts(out, "channels", current.channels(each.receiver(), channels.get()));
            AlertView.texts(
                    out,
                    "groupBy",
                    each.grouping().byAll() ? List.of("...") : each.grouping().labels());
            out.writeStringField(
                    "groupWait", Durations.format(each.timing().groupWait().toMillis()));
            out.writeStringField(
                    "groupInterval",
                    Durations.format(each.timing().groupInterval().toMillis()));
            out.writeStringField(
                    "repeatInterval",
                    Durations.format(each.timing().repeatInterval().toMillis()));
            AlertView.texts(out, "muteTimeIntervals", each.mutedIn());
            AlertView.texts(out, "activeTimeIntervals", each.activeIn());
            Json.text(out, "quietNow", current.quietBy(each, now));
            out.writeArrayFieldStart("escalate");
            for (Escalation step : each.escalations()) {
                out.writeStartObject();
                out.writeStringField("after", Durations.format(step.after().toMillis()));
                AlertView.texts(out, "channels", current.channels(step.receiver(), channels.get()));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
