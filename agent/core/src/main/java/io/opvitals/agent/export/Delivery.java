package io.opvitals.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.Masker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether exports arrive. Counts the ones that fail, and writes one line when a signal's begin to fail and one when they
 * arrive again. A signal that fails for the same reason at the same endpoint as one before it says nothing.
 */
final class Delivery {

    private static final String LOGGER = "export";

    private final OtelSettings settings;
    private final Masker masker;
    private final Ticker ticker;
    private final AgentLog log;
    private final Map<Signal, Long> failures = new EnumMap<>(Signal.class);
    private final Map<Signal, Outage> outages = new EnumMap<>(Signal.class);
    private volatile boolean refusing;

    private record Outage(String endpoint, String cause, long sinceNanos, long failuresBefore, boolean announced) {}

    Delivery(OtelSettings settings, Masker masker, Ticker ticker, AgentLog log) {
        this.settings = settings;
        this.masker = masker;
        this.ticker = ticker;
        this.log = log;
        for (Signal signal : Signal.values()) {
            if (settings.isConfigured(signal)) {
                failures.put(signal, 0L);
            }
        }
    }

    /** Exports, unless it is all over, and watches the result. */
    CompletableResultCode watch(Signal signal, Supplier<CompletableResultCode> export) {
        if (refusing) {
            return CompletableResultCode.ofFailure();
        }
        CompletableResultCode result = export.get();
        result.whenComplete(() -> {
            if (result.isSuccess()) {
                arrived(signal);
            } else if (!refusing) {
                failed(signal, FailureCause.of(result.getFailureThrowable()));
            }
        });
        return result;
    }

    /** Nothing is sent any more. */
    void refuseAll() {
        refusing = true;
    }

    synchronized boolean isFailing() {
        return !outages.isEmpty();
    }

    synchronized ExportNumbers numbers(long spansDropped) {
        Map<String, Long> bySignal = new HashMap<>();
        failures.forEach((signal, count) -> bySignal.put(signal.label(), count));
        return new ExportNumbers(bySignal, spansDropped);
    }

    private synchronized void failed(Signal signal, String cause) {
        long before = failures.getOrDefault(signal, 0L);
        failures.put(signal, before + 1);
        if (outages.containsKey(signal)) {
            return;
        }
        String endpoint = masker.mask(settings.endpoint(signal));
        boolean known = outages.values().stream()
                .anyMatch(other -> other.announced && other.endpoint.equals(endpoint) && other.cause.equals(cause));
        outages.put(signal, new Outage(endpoint, cause, ticker.nanos(), before, !known));
        if (!known) {
            log.warn(
                    LOGGER,
                    "sending " + signal.label() + " to " + endpoint + " fails: " + masker.mask(cause)
                            + "; totals are kept and sent when it works again");
        }
    }

    private synchronized void arrived(Signal signal) {
        @Nullable Outage over = outages.remove(signal);
        if (over != null && over.announced) {
            long seconds = Duration.ofNanos(ticker.nanos() - over.sinceNanos).toSeconds();
            long failed = failures.getOrDefault(signal, 0L) - over.failuresBefore;
            log.info(
                    LOGGER,
                    "sending " + signal.label() + " to " + over.endpoint + " works again after " + seconds + " s and "
                            + failed + " failed exports");
        }
    }
}
