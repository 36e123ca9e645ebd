package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.insight.advice.Evidence;
import io.opvitals.agent.insight.advice.Finding;
import io.opvitals.agent.insight.advice.Severity;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Findings with their evidence. */
public final class AdviceView {

    /** As a client writes them. */
    public static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::label).toList();

    private static final Schema EVIDENCE = Schema.object()
            .field("name", Schema.text(), "what the number is")
            .field("value", Schema.number().orNull(), "the number")
            .field("unit", Schema.text(), "s, ratio, calls, ...; empty for a measure's own")
            .named("Evidence");

    private static final Schema FINDING = Schema.object()
            .field("id", Schema.text(), "the same for as long as the finding holds")
            .field("kind", Schema.text(), "what was found, for example slow-tail: docs/recommendations.md")
            .field("scope", Schema.text(), "an operation, a wrapper, a cache, a circuit breaker, or system")
            .field("severity", Schema.choice(SEVERITIES), "how much it matters")
            .field("text", Schema.text(), "what is so, with its numbers")
            .field("action", Schema.text(), "what to do about it")
            .field("evidence", Schema.list(EVIDENCE), "the numbers by themselves")
            .named("Finding");

    public static final Schema LIST = Schema.object()
            .field("recommendations", Schema.list(FINDING), "what matters most first")
            .named("Recommendations");

    private AdviceView() {}

    public static void write(JsonGenerator out, List<Finding> findings) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("recommendations");
        for (Finding each : findings) {
            out.writeStartObject();
            out.writeStringField("id", each.id());
            out.writeStringField("kind", each.kind());
            out.writeStringField("scope", each.scope());
            out.writeStringField("severity", each.severity().label());
            out.writeStringField("text", each.text());
            out.writeStringField("action", each.action());
            out.writeArrayFieldStart("evidence");
            for (Evidence evidence : each.evidence()) {
                write(out, evidence);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Evidence evidence) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", evidence.name());
        Json.number(out, "value", evidence.value());
        out.writeStringField("unit", evidence.unit());
        out.writeEndObject();
    }
}
