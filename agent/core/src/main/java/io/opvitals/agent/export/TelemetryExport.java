package io.opvitals.agent.export;

import io.opvitals.agent.check.CheckListener;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.Masker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ships reports, kept calls and events over OTLP.
 *
 * <p>{@link #start()} returns at once; a daemon thread builds the SDK, which takes some hundred milliseconds. What comes
 * before it is ready waits, up to {@link #EARLY} reports and batches. When the settings are wrong, or the SDK cannot be
 * built, one line per mistake says so and nothing is sent; the rest of the agent does not notice.
 *
 * <p>This class names no class of the SDK, so that asking {@link #isConfigured} loads none.
 */
public final class TelemetryExport implements ReportListener, Consumer<KeptBatch>, CheckListener {

    /** How long the last flush may take where nobody says otherwise. */
    public static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final String LOGGER = "export";
    private static final int EARLY = 120;

    private final OtelSettings settings;
    private final Map<String, String> environment;
    private final Parts parts;
    private final Object lock = new Object();

    /** Until the pipeline stands; {@code null} afterwards, and when it never will. */
    private @Nullable ArrayDeque<Consumer<Pipeline>> early = new ArrayDeque<>();

    private volatile @Nullable Pipeline pipeline;
    private volatile @Nullable Thread builder;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * What the export needs of others.
     *
     * @param started when counting began
     * @param numbers the agent's own numbers of the moment
     * @param signals what is known beside the calls
     * @param masker for text that came from the application
     * @param ticker the agent's
     * @param log the agent's
     */
    public record Parts(
            Instant started,
            Supplier<AgentNumbers> numbers,
            Supplier<Signals> signals,
            Masker masker,
            Ticker ticker,
            AgentLog log) {}

    /**
     * @param properties the JVM's system properties
     * @param environment its environment variables
     * @param parts what it needs of others
     */
    public TelemetryExport(Map<String, String> properties, Map<String, String> environment, Parts parts) {
        this.settings = new OtelSettings(properties, environment);
        this.environment = environment;
        this.parts = parts;
    }

    /** Whether the user has configured telemetry to be sent, by an exporter or an endpoint for any signal. */
    public static boolean isConfigured(Map<String, String> properties, Map<String, String> environment) {
        return new OtelSettings(properties, environment).isConfigured();
    }

    /** What happened to what was to be sent so far. */
    public ExportNumbers numbers() {
        Pipeline ready = pipeline;
        return ready == null ? ExportNumbers.ZERO : ready.numbers();
    }

    /** Whether something is to be sent. */
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    /** Whether something is sent, or will be as soon as the SDK stands. */
    public boolean isSending() {
        synchronized (lock) {
            return settings.isConfigured() && (pipeline != null || early != null);
        }
    }

    /** What fails to arrive and why, in a sentence; empty where nothing does. */
    public String failing() {
        Pipeline ready = pipeline;
        return ready == null ? "" : ready.failing();
    }

    /** How sending goes. For any thread. */
    public ExportState state() {
        Pipeline ready = pipeline;
        return ready == null
                ? new ExportState(settings.isConfigured(), isSending(), "", List.of(), 0, 0, 0)
                : ready.state();
    }

    /** Begins, in the background. */
    public void start() {
        Thread thread = new Thread(this::build, "opvitals-export");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        builder = thread;
        thread.start();
    }

    @Override
    public void onReport(HealthReport report) {
        hand(ready -> ready.onReport(report));
    }

    /** Of a check's first answer, only what is wrong is worth an event. */
    @Override
    public void onChange(CheckResult before, CheckResult now) {
        if (before.status() != Status.UNKNOWN || now.status() != Status.HEALTHY) {
            hand(ready -> ready.onCheckChanged(before, now));
        }
    }

    @Override
    public void accept(KeptBatch batch) {
        hand(ready -> ready.onKept(batch));
    }

    /**
     * A setting of the agent has changed.
     *
     * @param key which one
     * @param message a sentence without a secret
     */
    public void configurationChanged(Instant time, String key, String message) {
        hand(ready -> ready.onConfigurationChanged(time, key, message));
    }

    /** An alert fires, or is over. */
    public void alertChanged(AlertEvent alert) {
        hand(ready -> ready.onAlertChanged(alert));
    }

    /**
     * Sends what is left, and stops. Nothing is tried where exporting is known to fail.
     *
     * @param timeout how long this may take at most
     */
    public void close(Duration timeout) {
        long deadline = parts.ticker.nanos() + timeout.toNanos();
        Thread building = builder;
        if (building != null) {
            join(building, timeout);
        }
        Pipeline ready = pipeline;
        if (ready != null && closed.compareAndSet(false, true)) {
            ready.close(Duration.ofNanos(Math.max(0, deadline - parts.ticker.nanos())));
        }
    }

    static void join(Thread thread, Duration timeout) {
        try {
            thread.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Consumer<Pipeline> what) {
        Pipeline ready = pipeline;
        if (ready == null) {
            synchronized (lock) {
                ready = pipeline;
                if (ready == null) {
                    if (early != null && early.size() < EARLY) {
                        early.add(what);
                    }
                    return;
                }
            }
        }
        what.accept(ready);
    }

    private void build() {
        if (!settings.isConfigured()) {
            giveUp();
            return;
        }
        OtelSettings holding = holding();
        if (holding == null || !holding.isConfigured() || !isRight(holding)) {
            giveUp();
            return;
        }
        try {
            open(new Pipeline(holding, parts));
        } catch (RuntimeException | LinkageError e) {
            parts.log.error(LOGGER, parts.masker.mask(reason(e)) + "; no telemetry is sent");
            giveUp();
        }
    }

    /** What the file says where there is one, else the variables and properties; {@code null} where the file is wrong. */
    private @Nullable OtelSettings holding() {
        if (settings.get(DeclarativeFile.SETTING) == null) {
            return settings;
        }
        DeclarativeFile file = new DeclarativeFile(settings, environment);
        OtelSettings read = file.read();
        tell(file.warnings(), file.errors());
        return file.errors().isEmpty() ? read : null;
    }

    private boolean isRight(OtelSettings holding) {
        SettingsCheck check = new SettingsCheck(holding);
        tell(check.warnings(), check.errors());
        return check.errors().isEmpty();
    }

    private void tell(List<String> warnings, List<String> errors) {
        for (String warning : warnings) {
            parts.log.warn(LOGGER, warning);
        }
        for (String error : errors) {
            parts.log.error(LOGGER, error + "; no telemetry is sent");
        }
    }

    /** What the SDK says, and what it says that was caused by. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage() + (cause == null ? "" : ": " + cause);
    }

    private void open(Pipeline built) {
        synchronized (lock) {
            ArrayDeque<Consumer<Pipeline>> waiting = early;
            early = null;
            if (waiting != null) {
                waiting.forEach(each -> each.accept(built));
            }
            pipeline = built;
        }
    }

    private void giveUp() {
        synchronized (lock) {
            early = null;
        }
    }
}
