package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Locale;

/** One circuit breaker, bulkhead, rate limiter or time limiter. */
public final class GuardView {

    public static final Schema SCHEMA = Schema.object()
            .field("kind", Schema.text(), "circuit_breaker, bulkhead, rate_limiter or time_limiter")
            .field("library", Schema.text(), "whose it is")
            .field("name", Schema.text(), "its name")
            .field("state", Schema.text().orNull(), "of a circuit breaker")
            .field("rejected", Schema.wholeNumber(), "calls refused since it was met")
            .field("available", Schema.wholeNumber().orNull(), "calls that could pass now")
            .field("limit", Schema.wholeNumber().orNull(), "calls that can pass at most")
            .named("Guard");

    private GuardView() {}

    public static void write(JsonGenerator out, GuardSnapshot guard) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", guard.id().kind().name().toLowerCase(Locale.ROOT));
        out.writeStringField("library", guard.id().library());
        out.writeStringField("name", guard.id().name());
        Json.text(out, "state", guard.state() == null ? null : guard.state().label());
        out.writeNumberField("rejected", guard.rejected());
        known(out, "available", guard.available());
        known(out, "limit", guard.limit());
        out.writeEndObject();
    }

    private static void known(JsonGenerator out, String name, long number) throws IOException {
        out.writeFieldName(name);
        if (number < 0) {
            out.writeNull();
        } else {
            out.writeNumber(number);
        }
    }
}
