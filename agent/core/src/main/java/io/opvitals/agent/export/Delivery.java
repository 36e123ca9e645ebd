package io.opvitals.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.Masker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether exports arrive. Counts the ones that fail, and writes one line when exporting to an endpoint begins to fail and
 * one when it works again.
 *
 * <p>Signals that fail for the same reason at the same endpoint are one outage. It is over when any of them arrives, or,
 * where there was no answer at all, when any signal does. One that then goes on failing is a new outage, unless its
 * export had begun before: that is old news.
 */
final class Delivery {

    private static final String LOGGER = "export";

    private final OtelSettings settings;
    private final Masker masker;
    private final Ticker ticker;
    private final AgentLog log;
    private final Map<Signal, Long> failures = new EnumMap<>(Signal.class);
    private final Map<Signal, Long> arrivals = new EnumMap<>(Signal.class);
    private final Map<Signal, Long> lastArrivalNanos = new EnumMap<>(Signal.class);
    private final List<Outage> outages = new ArrayList<>();
    private int recoveries;
    private volatile Mode mode = Mode.NOTHING;

    private enum Mode {
        /** What is exported is sent. */
        EVERYTHING,
        /** Only what is known to arrive. */
        WHAT_ARRIVES,
        NOTHING
    }

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

    /** From now on exports are sent. Before, half of the SDK may stand. */
    void open() {
        mode = Mode.EVERYTHING;
    }

    /** From now on signals that fail are not tried any more. */
    void giveUpWhatFails() {
        mode = Mode.WHAT_ARRIVES;
    }

    /** From now on nothing is sent. */
    void close() {
        mode = Mode.NOTHING;
    }

    /** Exports, where that makes sense, and watches the result. */
    CompletableResultCode watch(Signal signal, Supplier<CompletableResultCode> export) {
        if (mode == Mode.NOTHING || (mode == Mode.WHAT_ARRIVES && isFailing(signal))) {
            return CompletableResultCode.ofFailure();
        }
        int begun = recoveries();
        CompletableResultCode result = export.get();
        result.whenComplete(() -> {
            if (result.isSuccess()) {
                arrived(signal);
            } else if (mode != Mode.NOTHING) {
                failed(signal, FailureCause.of(result.getFailureThrowable()), begun);
            }
        });
        return result;
    }

    /** Whether there is a signal that is not known to fail. */
    boolean mayArrive() {
        for (Signal signal : Signal.values()) {
            if (settings.isConfigured(signal) && !isFailing(signal)) {
                return true;
            }
        }
        return false;
    }

    private synchronized boolean isFailing(Signal signal) {
        return outageOf(signal) != null || withoutAnswer(endpoint(signal)) != null;
    }

    /** What fails now, and why: one sentence; empty where nothing does. */
    synchronized String failing() {
        StringBuilder text = new StringBuilder();
        for (Outage each : outages) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append("sending to ")
                    .append(each.endpoint())
                    .append(" fails: ")
                    .append(masker.mask(each.cause().text()));
        }
        return text.toString();
    }

    synchronized ExportNumbers numbers(long spansDropped) {
        Map<String, Long> bySignal = new HashMap<>();
        failures.forEach((signal, count) -> bySignal.put(signal.label(), count));
        return new ExportNumbers(bySignal, spansDropped);
    }

    /** Each signal that is to be sent. */
    synchronized List<ExportState.OfSignal> signals() {
        List<ExportState.OfSignal> signals = new ArrayList<>();
        failures.forEach((signal, failed) -> {
            Long last = lastArrivalNanos.get(signal);
            signals.add(new ExportState.OfSignal(
                    signal.label(),
                    endpoint(signal),
                    arrivals.getOrDefault(signal, 0L),
                    failed,
                    last == null ? -1 : ticker.nanos() - last));
        });
        return signals;
    }

    private synchronized int recoveries() {
        return recoveries;
    }

    private synchronized void failed(Signal signal, FailureCause cause, int begun) {
        failures.merge(signal, 1L, Long::sum);
        Outage known = outageOf(signal);
        if (known != null) {
            known.failedAgain();
            return;
        }
        if (begun != recoveries) {
            return;
        }
        String endpoint = endpoint(signal);
        Outage outage = outage(endpoint, cause);
        if (outage == null) {
            outage = new Outage(endpoint, cause, ticker.nanos());
            outages.add(outage);
            log.warn(
                    LOGGER,
                    "sending " + signal.label() + " to " + endpoint + " fails: " + masker.mask(cause.text())
                            + "; totals are kept and sent when it works again");
        }
        outage.failed(signal);
    }

    private synchronized void arrived(Signal signal) {
        arrivals.merge(signal, 1L, Long::sum);
        lastArrivalNanos.put(signal, ticker.nanos());
        Outage over = outageOf(signal);
        if (over == null) {
            over = withoutAnswer(endpoint(signal));
        }
        if (over == null) {
            return;
        }
        outages.remove(over);
        recoveries++;
        Duration lasted = Duration.ofNanos(ticker.nanos() - over.sinceNanos());
        log.info(
                LOGGER,
                "sending " + signal.label() + " to " + over.endpoint() + " works again after " + lasted.toSeconds()
                        + " s and " + over.exports() + (over.exports() == 1 ? " failed export" : " failed exports"));
    }

    private @Nullable Outage outageOf(Signal signal) {
        for (Outage each : outages) {
            if (each.concerns(signal)) {
                return each;
            }
        }
        return null;
    }

    private @Nullable Outage withoutAnswer(String endpoint) {
        for (Outage each : outages) {
            if (each.endpoint().equals(endpoint) && !each.cause().answered()) {
                return each;
            }
        }
        return null;
    }

    private String endpoint(Signal signal) {
        return masker.mask(settings.endpoint(signal));
    }

    private @Nullable Outage outage(String endpoint, FailureCause cause) {
        for (Outage each : outages) {
            if (each.endpoint().equals(endpoint) && each.cause().equals(cause)) {
                return each;
            }
        }
        return null;
    }
}
