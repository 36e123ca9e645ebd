package io.opvitals.agent.cost;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.storage.DataDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows what calls cost, on a thread of its own: looks after the prices in force, takes each report into the ledger,
 * holds that against the budgets, and keeps it on disk. A report that comes while the one before is still being looked at
 * takes the place of those that wait: what came since is in it, too.
 */
public final class CostTracker implements ReportListener, Runnable {

    private static final String LOGGER = "cost";

    /** Twice until a changed file is read, so that it holds within two seconds. */
    private static final long LOOK_MILLIS = 500;

    /** What is lost at most where the JVM is killed. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final AgentLog log;
    private final BlockingQueue<HealthReport> handedOver = new ArrayBlockingQueue<>(1);
    private final CostLedger ledger;
    private final RecentSpending recent = new RecentSpending();
    private final Budgets budgets;
    private final Prices prices;
    private volatile CostSettings settings;
    private volatile BudgetReport report = BudgetReport.EMPTY;
    private volatile boolean stopped;

    /** Guarded by this, as is all that is counted: the thread that ends the JVM saves it. */
    private @Nullable Instant saved;

    private boolean isRestored;

    /**
     * Follows nothing until {@link #run()}.
     *
     * @param settings the first ones
     * @param charging told what calls cost from now on
     * @param data where days are kept
     * @param clock tells which day it is
     */
    public CostTracker(
            CostSettings settings, Consumer<Tariffs> charging, DataDirectory data, InstantSource clock, AgentLog log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.ledger = new CostLedger(new LedgerFiles(data, log));
        this.budgets = new Budgets(ledger, recent);
        this.prices = new Prices(charging, log);
    }

    public CostLedger ledger() {
        return ledger;
    }

    public Prices prices() {
        return prices;
    }

    /** The budgets as they were a moment ago. */
    public BudgetReport budgets() {
        return report;
    }

    /** Where days begin. */
    public ZoneId zone() {
        return settings.zone();
    }

    /** From now on by these. */
    public void apply(CostSettings next) {
        settings = next;
    }

    /** Only hands it over. */
    @Override
    public void onReport(HealthReport next) {
        // The one that waits is older, and all that is in it is in this one.
        handedOver.poll();
        handedOver.offer(next);
    }

    /** Goes on until {@link #close()}. */
    @Override
    public void run() {
        try {
            while (!stopped) {
                step(handedOver.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            log.error(LOGGER, "costs are no longer followed", e);
        }
    }

    /** Takes in what is handed over still, and saves it. */
    public void close() {
        stopped = true;
        step(handedOver.poll());
        save();
    }

    private synchronized void step(@Nullable HealthReport next) {
        CostSettings current = settings;
        if (!isRestored) {
            isRestored = true;
            ledger.restore(LocalDate.ofInstant(clock.instant(), current.zone()));
        }
        prices.apply(current);
        prices.look(clock.instant());
        if (next == null) {
            return;
        }
        Instant now = next.snapshot().time();
        List<CostRow> added = ledger.count(next.snapshot(), current.zone());
        recent.add(added, now);
        report = budgets.report(current.budgets(), now, current.zone());
        Instant last = saved;
        if (last == null || now.isBefore(last) || !now.isBefore(last.plus(SAVE_EVERY))) {
            saved = now;
            save();
        }
    }

    private synchronized void save() {
        if (ledger.isUnsaved()) {
            ledger.save();
        }
    }
}
