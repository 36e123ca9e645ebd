package io.opvitals.agent;

import io.opvitals.agent.alert.rule.HistoryPast;
import io.opvitals.agent.alert.rule.Replay;
import io.opvitals.agent.alert.rule.RuleBook;
import io.opvitals.agent.alert.rule.RuleEvaluation;
import io.opvitals.agent.alert.rule.SavedRules;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.history.History;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.AlertRuleResource;
import io.opvitals.agent.web.api.SeriesResource;
import io.opvitals.agent.web.route.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part about alert rules: which hold, and what they say. What has changed
 * is read on a thread of its own.
 */
final class RuleParts implements ReportListener {

    private static final String THREAD = "opvitals-rules";
    private static final String LOGGER = "alerts";

    private final Configuration configuration;
    private final OwnThreads threads;
    private final AgentLog log;
    private final RuleEvaluation evaluation;

    /** Made when the server asks: without one, none of its classes is loaded. */
    private final Supplier<List<Route>> routes;

    private final Consumer<RuleEvaluation> begin;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private final RuleBook book;

    private volatile @Nullable HealthReport latest;

    /** One look at a time sees it. */
    private volatile boolean hasBegun;

    /**
     * Builds it; nothing runs yet.
     *
     * @param begin gets the evaluation once the rules are known: an alert of before a restart is not over because its rule
     *     has not been read
     */
    RuleParts(
            Background.Configured configured,
            AllSeries series,
            History history,
            Consumer<RuleEvaluation> begin,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.configuration = configured.configuration();
        this.threads = threads;
        this.log = log;
        this.begin = begin;
        this.evaluation = new RuleEvaluation(series, new HistoryPast(history::query, log), ticker, log);
        SavedRules saved = new SavedRules(configured.data(), log);
        this.book = new RuleBook(saved, log);
        this.routes = () -> {
            Replay replay = new Replay(history::query);
            List<Route> rows = new ArrayList<>();
            rows.addAll(new AlertRuleResource(evaluation, saved, replay, configured.audit(), clock).routes());
            rows.addAll(new SeriesResource(series, () -> latest).routes());
            return rows;
        };
    }

    /** Rows of the route table. */
    List<Route> routes() {
        return routes.get();
    }

    @Override
    public void onReport(HealthReport report) {
        latest = report;
        Settings current = configuration.current();
        if (!book.isDue(choice(current)) || !isLooking.compareAndSet(false, true)) {
            return;
        }
        threads.create(THREAD, () -> look(current)).start();
    }

    private void look(Settings current) {
        try {
            if (book.look(choice(current))) {
                evaluation.change(book.rules(), current.duration(Setting.ALERT_EVALUATION_INTERVAL));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            log.error(LOGGER, "rules are what they were: " + e, e);
        } finally {
            if (!hasBegun) {
                hasBegun = true;
                begin.accept(evaluation);
            }
            isLooking.set(false);
        }
    }

    private static RuleBook.Choice choice(Settings current) {
        return new RuleBook.Choice(
                current.list(Setting.ALERT_RULES_FILES),
                current.flag(Setting.ALERT_SHIPPED_RULES),
                new HashSet<>(current.list(Setting.ALERT_DISABLED_RULES)),
                current.duration(Setting.ALERT_EVALUATION_INTERVAL));
    }
}
