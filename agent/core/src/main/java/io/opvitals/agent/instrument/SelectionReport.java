package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says, some time after a selection was put in place, what does not come of it: selectors that have met nothing, methods
 * that were left out. Asked now and then by one thread.
 */
public final class SelectionReport {

    /** By then, most applications have loaded most of their classes. */
    static final Duration AFTER = Duration.ofSeconds(60);

    private static final int MAX_UNMET = 20;
    private static final String LOGGER = "instrument";

    private final OperationTransformer transformer;
    private final Explanations explanations;
    private final AgentLog log;
    private @Nullable MethodSelection reported;
    private long sinceNanos;
    private boolean hasToldUnmet;
    private int leftOut;
    private int toldLeftOut;

    /**
     * @param transformer has the selection
     * @param explanations says why
     * @param log the agent's
     */
    public SelectionReport(OperationTransformer transformer, Explanations explanations, AgentLog log) {
        this.transformer = transformer;
        this.explanations = explanations;
        this.log = log;
    }

    /** Says what is to be said at this moment, on the agent's ticker. */
    public void tell(long nowNanos) {
        MethodSelection selection = transformer.selection();
        if (selection == null) {
            reported = null;
            return;
        }
        if (selection != reported) {
            reported = selection;
            sinceNanos = nowNanos;
            hasToldUnmet = false;
            leftOut = 0;
            toldLeftOut = 0;
        }
        tellLeftOut(selection.limit());
        if (!hasToldUnmet && nowNanos - sinceNanos >= AFTER.toNanos()) {
            hasToldUnmet = true;
            tellUnmet(selection.unmet());
        }
    }

    private void tellUnmet(List<Selector> unmet) {
        for (int i = 0; i < unmet.size() && i < MAX_UNMET; i++) {
            Selector each = unmet.get(i);
            log.info(LOGGER, each.where() + " has met no method so far" + why(each));
        }
        if (unmet.size() > MAX_UNMET) {
            log.info(LOGGER, (unmet.size() - MAX_UNMET) + " more selectors have met no method so far");
        }
    }

    /** For a selector of one method, what is known of that method. */
    private String why(Selector selector) {
        String className = selector.onlyClass();
        String method = selector.onlyMethod();
        if (className.isEmpty() || method.isEmpty()) {
            return " (expected: a method of a class that is loaded)";
        }
        StringBuilder why = new StringBuilder();
        for (Explanation each : explanations.explain(className, method)) {
            why.append("; ").append(each);
        }
        return why.toString();
    }

    /** Once no more are being left out, so that one line has them all; later again when they have become many more. */
    private void tellLeftOut(MethodLimit limit) {
        int now = limit.leftOut();
        boolean stands = now == leftOut;
        leftOut = now;
        if (!stands || now <= 2 * toldLeftOut) {
            return;
        }
        toldLeftOut = now;
        log.warn(
                LOGGER,
                now + " methods are not monitored, because " + limit.max() + " are already (expected: at most "
                        + "opvitals.instrumentation.max-methods=" + limit.max() + "): "
                        + String.join(", ", limit.examples())
                        + (now > limit.examples().size() ? " and others" : ""));
    }
}
