package io.opvitals.agent.web.api;

import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.EventView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}: what happened, the latest first. */
public final class EventResource {

    public static final Schema LIST = Schema.object()
            .field("lastId", Schema.wholeNumber(), "the id of the latest event of all")
            .field("oldestId", Schema.wholeNumber(), "the id of the oldest that is kept")
            .field("events", Schema.list(EventView.SCHEMA), "those that match, the latest first")
            .named("Events");

    private final EventLog events;

    public EventResource(EventLog events) {
        this.events = events;
    }

    public Answer list(Call call) {
        @Nullable String kind = call.optional("kind");
        @Nullable String scope = call.optional("scope");
        long before = call.has("before") ? call.number("before") : Long.MAX_VALUE;
        long after = call.number("after");
        List<Event> found = events.latestFirst().stream()
                .filter(each -> each.id() < before && each.id() > after)
                .filter(each -> kind == null || each.kind().equals(kind))
                .filter(each -> scope == null || each.scope().equals(scope))
                .filter(each -> !call.has("from") || !each.time().isBefore(call.time("from")))
                .filter(each -> !call.has("to") || each.time().isBefore(call.time("to")))
                .limit(call.number("limit"))
                .toList();
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeNumberField("lastId", events.lastId());
            out.writeNumberField("oldestId", events.oldestId());
            out.writeArrayFieldStart("events");
            for (Event each : found) {
                EventView.write(out, each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
