package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says, some time after a selection was put in place, what does not come of it: selectors that have met nothing, methods
 * that were left out. Asked now and then by one thread.
 */
public final class SelectionReport {

    /** By then, most applications have loaded most of their classes. */
    static final Duration AFTER = Duration.ofSeconds(60);

    private static final String LOGGER = "instrument";

    private final OperationTransformer transformer;
    private final AgentLog log;
    private @Nullable MethodSelection reported;
    private long sinceNanos;
    private boolean hasToldUnmet;
    private int leftOut;
    private int toldLeftOut;

    /**
     * @param transformer has the selection
     * @param log the agent's
     */
    public SelectionReport(OperationTransformer transformer, AgentLog log) {
        this.transformer = transformer;
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
            for (Selector each : selection.unmet()) {
                log.info(
                        LOGGER,
                        each.where() + " matches no method of the classes loaded so far (expected: one that is loaded,"
                                + " and not chosen by an annotation or an earlier selector)");
            }
        }
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
