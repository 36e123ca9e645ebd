package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.security.Role;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/dashboard}: what a page must know before it shows anything. */
public final class DashboardResource {

    private static final Schema FEATURES = Schema.object()
            .field("recording", Schema.flag(), "whether calls are recorded")
            .field("history", Schema.flag(), "whether it is remembered what was")
            .field("alerts", Schema.flag(), "whether alert rules are evaluated")
            .field(
                    "costs",
                    Schema.flag(),
                    "whether calls have a price, wrappers a budget, or calls said what they cost")
            .field("prometheus", Schema.flag(), "whether /metrics answers")
            .field("export", Schema.flag(), "whether telemetry is sent by OTLP")
            .named("Features");

    private static final Schema SCHEMA = Schema.object()
            .field("version", Schema.text(), "the agent's")
            .field("service", Schema.text(), "what the application is called")
            .field("serviceVersion", Schema.text().orNull(), "the application's; null where it does not say")
            .field("environment", Schema.text(), "development, staging or production")
            .field("started", Schema.time(), "when the JVM started")
            .field("roles", Schema.list(Schema.text()), "what users may be, from the least to the most")
            .field("traceUrl", Schema.text().orNull(), "where a trace is shown, with {traceId} in it; null for nowhere")
            .field(
                    "metricsUrl",
                    Schema.text().orNull(),
                    "where PromQL is evaluated, with {query} in it; null for nowhere")
            .field("features", FEATURES, "what is on")
            .named("Dashboard");

    private final Sources sources;

    /**
     * What is told.
     *
     * @param version the agent's
     * @param service what the application is called
     * @param serviceVersion the application's; {@code null} where it does not say
     * @param started when the JVM started
     * @param settings those that hold
     * @param isRecording whether calls are recorded
     * @param hasCosts whether there is anything to be shown of costs
     * @param isExporting whether telemetry is sent
     */
    public record Sources(
            String version,
            String service,
            @Nullable String serviceVersion,
            Instant started,
            Supplier<Settings> settings,
            BooleanSupplier isRecording,
            BooleanSupplier hasCosts,
            BooleanSupplier isExporting) {}

    public DashboardResource(Sources sources) {
        this.sources = sources;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/dashboard", Access.VIEWER, "What the dashboard is of, and what it can show")
                .answers(SCHEMA)
                .by(call -> Answer.json(this::write)));
    }

    private void write(JsonGenerator out) throws IOException {
        Settings settings = sources.settings.get();
        out.writeStartObject();
        out.writeStringField("version", sources.version);
        out.writeStringField("service", sources.service);
        Json.text(out, "serviceVersion", sources.serviceVersion);
        out.writeStringField("environment", settings.text(Setting.ENVIRONMENT));
        out.writeStringField("started", sources.started.toString());
        out.writeArrayFieldStart("roles");
        for (String each : Arrays.stream(Role.values()).map(Role::text).toList()) {
            out.writeString(each);
        }
        out.writeEndArray();
        Json.text(out, "traceUrl", given(settings, Setting.DASHBOARD_TRACE_URL));
        Json.text(out, "metricsUrl", given(settings, Setting.DASHBOARD_METRICS_URL));
        out.writeObjectFieldStart("features");
        out.writeBooleanField("recording", sources.isRecording.getAsBoolean());
        out.writeBooleanField("history", settings.flag(Setting.HISTORY_ENABLED));
        out.writeBooleanField("alerts", settings.flag(Setting.ALERT_ENABLED));
        out.writeBooleanField("costs", hasCosts(settings));
        out.writeBooleanField("prometheus", settings.flag(Setting.PROMETHEUS_ENABLED));
        out.writeBooleanField("export", sources.isExporting.getAsBoolean());
        out.writeEndObject();
        out.writeEndObject();
    }

    private boolean hasCosts(Settings settings) {
        return settings.isSet(Setting.COST_PRICE_BOOK_FILE)
                || !settings.names(Setting.WRAPPER_COST_PER_CALL).isEmpty()
                || sources.hasCosts.getAsBoolean();
    }

    private static @Nullable String given(Settings settings, Setting setting) {
        return settings.isSet(setting) ? settings.text(setting) : null;
    }
}
