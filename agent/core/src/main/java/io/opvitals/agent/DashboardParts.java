package io.opvitals.agent;

import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.event.ApplicationStarts;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.export.ServiceName;
import io.opvitals.agent.export.ServiceVersion;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.Masker;
import io.opvitals.agent.trace.RecentCalls;
import io.opvitals.agent.web.api.DashboardResource;
import io.opvitals.agent.web.api.TraceResource;
import io.opvitals.agent.web.route.Route;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The composition root's part about what the dashboard shows and nobody else needs. */
final class DashboardParts implements Consumer<KeptBatch> {

    private final RecentCalls calls = new RecentCalls(new Masker());
    private final Instant agentStarted;

    /** @param agentStarted when the agent did, for a runtime that does not say when the JVM did */
    DashboardParts(Instant agentStarted) {
        this.agentStarted = agentStarted;
    }

    @Override
    public void accept(KeptBatch batch) {
        calls.accept(batch);
    }

    RecentCalls calls() {
        return calls;
    }

    /** Writes down that the application has started, and whether it is another one than before. */
    void tellStart(DataDirectory data, EventLog events) {
        Properties properties = System.getProperties();
        new ApplicationStarts(data)
                .tell(
                        new ApplicationStarts.Start(
                                started(),
                                ServiceName.of(properties, System.getenv()),
                                ServiceVersion.of(properties, System.getenv()),
                                properties.getProperty("java.runtime.version", "unknown"),
                                AgentVersion.read()),
                        events);
    }

    /** Rows of the route table. */
    List<Route> routes(Configuration configuration, Supplier<AgentNumbers> numbers, LongTerm longTerm) {
        Properties properties = System.getProperties();
        DashboardResource.Sources sources = new DashboardResource.Sources(
                AgentVersion.read(),
                ServiceName.of(properties, System.getenv()),
                ServiceVersion.of(properties, System.getenv()),
                started(),
                configuration::current,
                () -> numbers.get().enabled(),
                longTerm::hasCosts,
                () -> longTerm.export().sending());
        List<Route> rows = new ArrayList<>(new TraceResource(calls).routes());
        rows.addAll(new DashboardResource(sources).routes());
        return rows;
    }

    private Instant started() {
        try {
            return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        } catch (LinkageError e) {
            return agentStarted;
        }
    }
}
