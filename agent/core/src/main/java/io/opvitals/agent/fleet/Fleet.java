package io.opvitals.agent.fleet;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.time.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;

/** All instances, as a Prometheus-compatible API tells of them. For any thread; waits for answers. */
public final class Fleet {

    /** A report needs the instances, and both may take as long as they are allowed to. */
    private static final int ROUNDS = 2;

    private final FleetSettings settings;
    private final PrometheusApi api;
    private final InstantSource clock;
    private final Kept<Instances> instances;
    private final Kept<HealthReport> reports;
    private final Kept<FleetChart> charts;
    private final Kept<List<FleetAlert>> alerts;

    /** Reads the certificates to trust. */
    @FunctionalInterface
    public interface Tls {
        /**
         * TLS by these certificates.
         *
         * @throws IOException when there are none; the message says why
         */
        SSLContext context() throws IOException;
    }

    /**
     * Asks nothing yet.
     *
     * @param tls reads the certificates to trust, where some are set
     * @param threads for the client's threads
     */
    public Fleet(FleetSettings settings, Tls tls, ThreadFactory threads, InstantSource clock, Ticker ticker) {
        this.settings = settings;
        this.api = new PrometheusApi(settings, tls, threads, ticker);
        this.clock = clock;
        Semaphore places = Kept.places();
        Duration patience = settings.timeout().multipliedBy(ROUNDS);
        this.instances = new Kept<>(places, patience, ticker);
        this.reports = new Kept<>(places, patience, ticker);
        this.charts = new Kept<>(places, patience, ticker);
        this.alerts = new Kept<>(places, patience, ticker);
    }

    /** Who is asked: host and port. */
    public String source() {
        return settings.toString();
    }

    /** Which instances there are, seen within the last hour. */
    public Instances instances() throws FleetException {
        return instances.get("", () -> new InstanceReader(api, settings).read(clock.instant()));
    }

    /** The health of all instances together, or of some. */
    public HealthReport report(FleetScope scope) throws FleetException {
        Instances known = instances();
        return reports.get(scope.toString(), () -> new ReportReader(api, settings, scope, known).read(clock.instant()));
    }

    /** What was. */
    public FleetChart chart(ChartQuestion question) throws FleetException {
        Instances known = instances();
        ChartReader reader = new ChartReader(api, settings, question, known);
        return charts.get(reader.key(), reader::read);
    }

    /** What the rules of whoever is asked find wrong. */
    public List<FleetAlert> alerts(FleetScope scope) throws FleetException {
        Instances known = instances();
        return alerts.get(scope.toString(), () -> new AlertReader(api, scope, known).read(clock.instant()));
    }
}
