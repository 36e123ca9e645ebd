package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.export.ExportState;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.history.HistoryStatus;
import io.opvitals.agent.operation.Shedding;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.RecentCalls;
import io.opvitals.agent.web.ServerNumbers;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.ExportView;
import io.opvitals.agent.web.view.HistoryView;
import io.opvitals.agent.web.view.OwnThread;
import io.opvitals.agent.web.view.OwnView;
import io.opvitals.agent.web.view.Ring;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code /api/v1/diagnostics}: how the agent itself is doing. */
public final class DiagnosticsResource {

    public static final Schema SCHEMA = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("version", Schema.text(), "the agent's")
            .field("started", Schema.time(), "when the agent started")
            .field("uptimeSeconds", Schema.number(), "since then")
            .field(
                    "jvm",
                    Schema.object()
                            .field("pid", Schema.wholeNumber(), "the process")
                            .field("java", Schema.text(), "the runtime's version")
                            .field("vendor", Schema.text(), "the runtime's vendor")
                            .field("processors", Schema.wholeNumber(), "available to it")
                            .field("heapUsedBytes", Schema.wholeNumber(), "of the whole application")
                            .field("heapMaxBytes", Schema.wholeNumber(), "the most it may use"),
                    "the JVM")
            .field(
                    "agent",
                    Schema.object()
                            .field("recording", Schema.flag(), "whether calls are recorded")
                            .field("classesWoven", Schema.wholeNumber(), "now")
                            .field("methodsWoven", Schema.wholeNumber(), "now")
                            .field("errorsSuppressed", Schema.wholeNumber(), "failures of its own code")
                            .field("spansKept", Schema.wholeNumber(), "calls kept as spans")
                            .field("spansDropped", Schema.wholeNumber(), "dropped before the exporter")
                            .field("cpuSeconds", Schema.number(), "of its own threads")
                            .field("governorLevel", Schema.wholeNumber(), "parts left out to stay within the budget")
                            .field("governorCost", Schema.number(), "its share of the processors")
                            .field("leftOut", Schema.list(Schema.choice(parts())), "those parts, in their order")
                            .field("sampledOperations", Schema.wholeNumber(), "of which not every call is timed"),
                    "the agent")
            .field(
                    "server",
                    Schema.object()
                            .field("connections", Schema.wholeNumber(), "open now")
                            .field("liveClients", Schema.wholeNumber(), "WebSockets open now")
                            .field("refusedRequests", Schema.wholeNumber(), "past a client's rate"),
                    "this server")
            .field(
                    "data",
                    Schema.object()
                            .field("location", Schema.text(), "where the agent keeps what outlives the JVM")
                            .field("writable", Schema.flag(), "whether it can")
                            .field("why", Schema.text().orNull(), "why not"),
                    "the data directory")
            .field("history", HistoryView.STATUS, "what is remembered")
            .field("export", ExportView.SCHEMA, "how sending telemetry goes")
            .field("threads", OwnView.THREADS, "the agent's own, by name")
            .field("rings", OwnView.RINGS, "what is remembered in memory, and how much of it there is room for")
            .field("eventsKept", Schema.wholeNumber(), "events in memory")
            .field("exceptionKinds", Schema.wholeNumber(), "kinds of exceptions known")
            .field("exceptionsLeftOut", Schema.wholeNumber(), "sightings of kinds that found no room")
            .named("Diagnostics");

    private final Sources sources;

    /**
     * What is shown.
     *
     * @param version the agent's
     * @param started when it started
     * @param clock the wall clock
     * @param numbers the agent's
     * @param server the server's
     * @param data where it keeps things
     * @param history what is remembered
     * @param events the timeline
     * @param exceptions the kinds of exceptions
     * @param calls the last kept calls
     * @param export how sending goes
     * @param threads the agent's own
     */
    public record Sources(
            String version,
            Instant started,
            InstantSource clock,
            Supplier<AgentNumbers> numbers,
            Supplier<ServerNumbers> server,
            DataDirectory data,
            Supplier<HistoryStatus> history,
            EventLog events,
            ExceptionLog exceptions,
            RecentCalls calls,
            Supplier<ExportState> export,
            Supplier<List<OwnThread>> threads) {}

    public DiagnosticsResource(Sources sources) {
        this.sources = sources;
    }

    public Answer read(Call call) {
        return Answer.json(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        Instant now = sources.clock.instant();
        out.writeStartObject();
        out.writeStringField("time", now.toString());
        out.writeStringField("version", sources.version);
        out.writeStringField("started", sources.started.toString());
        out.writeNumberField(
                "uptimeSeconds", Duration.between(sources.started, now).toMillis() / 1e3);
        writeJvm(out);
        writeAgent(out, sources.numbers.get());
        ServerNumbers server = sources.server.get();
        out.writeObjectFieldStart("server");
        out.writeNumberField("connections", server.connections());
        out.writeNumberField("liveClients", server.liveClients());
        out.writeNumberField("refusedRequests", server.refusedRequests());
        out.writeEndObject();
        out.writeObjectFieldStart("data");
        out.writeStringField("location", sources.data.location());
        out.writeBooleanField("writable", sources.data.isWritable());
        Json.text(out, "why", sources.data.why());
        out.writeEndObject();
        out.writeFieldName("history");
        HistoryView.write(out, sources.history.get());
        out.writeFieldName("export");
        ExportView.write(out, sources.export.get());
        out.writeFieldName("threads");
        OwnView.writeThreads(out, sources.threads.get());
        out.writeFieldName("rings");
        OwnView.writeRings(out, rings());
        out.writeNumberField("eventsKept", sources.events.lastId() - sources.events.oldestId() + 1);
        out.writeNumberField("exceptionKinds", sources.exceptions.all().size());
        out.writeNumberField("exceptionsLeftOut", sources.exceptions.leftOut());
        out.writeEndObject();
    }

    private List<Ring> rings() {
        return List.of(
                new Ring("events", sources.events.lastId() - sources.events.oldestId() + 1, EventLog.CAPACITY),
                new Ring("exceptions", sources.exceptions.all().size(), ExceptionLog.CAPACITY),
                new Ring("calls", sources.calls.size(), RecentCalls.CAPACITY));
    }

    private static List<String> parts() {
        return Arrays.stream(Shedding.Part.values())
                .map(DiagnosticsResource::label)
                .toList();
    }

    private static String label(Shedding.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static void writeJvm(JsonGenerator out) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        out.writeObjectFieldStart("jvm");
        out.writeNumberField("pid", ProcessHandle.current().pid());
        out.writeStringField("java", System.getProperty("java.runtime.version", ""));
        out.writeStringField("vendor", System.getProperty("java.vendor", ""));
        out.writeNumberField("processors", runtime.availableProcessors());
        out.writeNumberField("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory());
        out.writeNumberField("heapMaxBytes", runtime.maxMemory());
        out.writeEndObject();
    }

    private static void writeAgent(JsonGenerator out, AgentNumbers numbers) throws IOException {
        out.writeObjectFieldStart("agent");
        out.writeBooleanField("recording", numbers.enabled());
        out.writeNumberField("classesWoven", numbers.classesWoven());
        out.writeNumberField("methodsWoven", numbers.methodsWoven());
        out.writeNumberField("errorsSuppressed", numbers.errorsSuppressed());
        out.writeNumberField("spansKept", numbers.spansKept());
        out.writeNumberField("spansDropped", numbers.spansDropped());
        out.writeNumberField("cpuSeconds", numbers.cpuTimeNanos() / 1e9);
        out.writeNumberField("governorLevel", numbers.governorLevel());
        out.writeNumberField("governorCost", numbers.governorCost());
        out.writeArrayFieldStart("leftOut");
        for (Shedding.Part each : Shedding.Part.values()) {
            if (each.level() <= numbers.governorLevel()) {
                out.writeString(label(each));
            }
        }
        out.writeEndArray();
        out.writeNumberField("sampledOperations", numbers.sampledOperations());
        out.writeEndObject();
    }
}
