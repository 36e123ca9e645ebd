package io.opvitals.agent.check;

import io.opvitals.agent.health.Status;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs all checks every interval, side by side, each with its own time-out.
 *
 * <p>Each look has a thread of its own, so that nothing an application's check leaves behind in thread locals outlives
 * it. A check that hangs is unhealthy and interrupted; it is not asked again before it comes back, so it holds one
 * thread at most. Whoever reads {@link #report()} never waits for a check.
 *
 * <p>For any thread.
 */
public final class HealthCheckRunner {

    /** Of a message, so much is kept. */
    public static final int MAX_MESSAGE = 256;

    private static final String LOGGER = "check";
    private static final String NOT_YET = "not looked at so far";

    private final HealthChecks checks;
    private final ThreadFactory lookers;
    private final InstantSource clock;
    private final Ticker ticker;
    private final UnaryOperator<String> mask;
    private final List<CheckListener> listeners;
    private final AgentLog log;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<String, Slot> slots = new TreeMap<>();
    private @Nullable Future<?> rounds;
    private Duration interval = Duration.ZERO;

    /**
     * @param checks which
     * @param timers makes the one thread that begins rounds and ends what takes too long
     * @param lookers makes a thread for each look
     * @param clock gives the time of results
     * @param ticker tells how long looks took
     * @param mask takes what may be secret out of a message
     * @param listeners are told of changes
     * @param log the agent's
     */
    public HealthCheckRunner(
            HealthChecks checks,
            ThreadFactory timers,
            ThreadFactory lookers,
            InstantSource clock,
            Ticker ticker,
            UnaryOperator<String> mask,
            List<CheckListener> listeners,
            AgentLog log) {
        this.checks = checks;
        this.lookers = lookers;
        this.clock = clock;
        this.ticker = ticker;
        this.mask = mask;
        this.listeners = List.copyOf(listeners);
        this.log = log;
        this.timer = new ScheduledThreadPoolExecutor(1, timers);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** One check and its latest result. */
    private static final class Slot {
        NamedCheck check;
        CheckResult latest;

        @Nullable
        Look running;

        Slot(NamedCheck check, CheckResult latest) {
            this.check = check;
            this.latest = latest;
        }
    }

    /** Begins now. Also called after the settings changed: the first round with them begins at once. */
    public synchronized void start() {
        Duration wanted = checks.settings().interval();
        if (rounds != null && wanted.equals(interval)) {
            timer.execute(this::round);
            return;
        }
        if (rounds != null) {
            rounds.cancel(false);
        }
        interval = wanted;
        rounds = timer.scheduleAtFixedRate(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends, and interrupts what runs. */
    public synchronized void close() {
        timer.shutdownNow();
        slots.values().forEach(HealthCheckRunner::interrupt);
    }

    /** What all checks said last. */
    public synchronized CheckReport report() {
        List<CheckResult> results = new ArrayList<>(slots.size());
        for (Slot each : slots.values()) {
            results.add(each.latest);
        }
        return new CheckReport(results);
    }

    private void round() {
        try {
            beginRound(checks.all());
        } catch (Throwable e) {
            log.error(LOGGER, "running the health checks failed; it is tried again", e);
        }
    }

    private synchronized void beginRound(List<NamedCheck> all) {
        Set<String> names = all.stream().map(NamedCheck::name).collect(Collectors.toSet());
        slots.values().removeIf(slot -> {
            boolean gone = !names.contains(slot.check.name());
            if (gone) {
                interrupt(slot);
            }
            return gone;
        });
        for (NamedCheck each : all) {
            Slot slot = slots.computeIfAbsent(each.name(), name -> new Slot(each, notYet(each)));
            slot.check = each;
            if (slot.running == null) {
                begin(slot);
            }
        }
    }

    private void begin(Slot slot) {
        Look look = new Look(slot, slot.check);
        slot.running = look;
        look.timeout = timer.schedule(look::timedOut, slot.check.timeout().toMillis(), TimeUnit.MILLISECONDS);
        look.thread = lookers.newThread(look);
        look.thread.start();
    }

    private static void interrupt(Slot slot) {
        Look running = slot.running;
        if (running != null && running.thread != null) {
            running.thread.interrupt();
        }
    }

    private CheckResult notYet(NamedCheck check) {
        Instant now = clock.instant();
        return new CheckResult(check.name(), check.kind(), Status.UNKNOWN, NOT_YET, now, Duration.ZERO, now);
    }

    /** One look of one check. */
    private final class Look implements Runnable {

        final Slot slot;
        final NamedCheck check;
        final Instant time = clock.instant();
        final long startNanos = ticker.nanos();

        @Nullable
        Future<?> timeout;

        @Nullable
        Thread thread;

        boolean late;

        Look(Slot slot, NamedCheck check) {
            this.slot = slot;
            this.check = check;
        }

        @Override
        public void run() {
            try {
                ended(look());
            } catch (Throwable e) {
                // The listeners' fault, or the machine's: a check's own is a finding.
                log.error(LOGGER, "a health check could not be reported", e);
            }
        }

        private Finding look() {
            try {
                return check.check().look();
            } catch (Throwable e) {
                String message = e.getMessage();
                return Finding.unhealthy(
                        "fails with " + e.getClass().getName() + (message == null ? "" : ": " + message));
            }
        }

        private void ended(Finding finding) {
            synchronized (HealthCheckRunner.this) {
                if (timeout != null) {
                    timeout.cancel(false);
                }
                slot.running = null;
                if (late) {
                    return;
                }
            }
            publish(finding, Duration.ofNanos(ticker.nanos() - startNanos));
        }

        private void timedOut() {
            synchronized (HealthCheckRunner.this) {
                if (slot.running != this) {
                    return;
                }
                late = true;
                interrupt(slot);
            }
            publish(
                    Finding.unhealthy("has not answered (expected: within "
                            + check.timeout().toMillis() + " ms)"),
                    check.timeout());
        }

        private void publish(Finding finding, Duration took) {
            CheckResult before;
            CheckResult now;
            synchronized (HealthCheckRunner.this) {
                before = slot.latest;
                Instant since = before.status() == finding.status() ? before.since() : clock.instant();
                String message = cut(mask.apply(finding.message()));
                now = new CheckResult(check.name(), check.kind(), finding.status(), message, time, took, since);
                slot.latest = now;
            }
            if (before.status() != now.status()) {
                tell(before, now);
            }
        }
    }

    private void tell(CheckResult before, CheckResult now) {
        log(before, now);
        for (CheckListener each : listeners) {
            each.onChange(before, now);
        }
    }

    private void log(CheckResult before, CheckResult now) {
        if (now.kind() == NamedCheck.Kind.AGENT) {
            return;
        }
        boolean first = before.status() == Status.UNKNOWN;
        if (now.status() == Status.UNHEALTHY || now.status() == Status.DEGRADED) {
            log.change(AgentLog.Level.WARN, LOGGER, line(now));
        } else if (!first) {
            log.change(AgentLog.Level.INFO, LOGGER, line(now));
        }
    }

    private static String line(CheckResult result) {
        String why = result.message().isEmpty() ? "" : ": " + result.message();
        return "health check " + result.name() + " is " + result.status().label() + why;
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }
}
