package io.opvitals.agent.jfr;

import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.WatchedCall;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One call, from its beginning to its real end; on the thread that ended it. */
@Name("opvitals.Call")
@Label("Monitored call")
@Category("Opvitals")
@Description("One call of a monitored operation, written by the thread on which it ended")
@Enabled(false)
@StackTrace(false)
final class CallEvent extends Event implements WatchedCall {

    @Label("Wrapper")
    @Nullable
    String wrapper;

    @Label("Operation")
    @Nullable
    String operation;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Error type")
    @Description("Class of what was thrown or the reason that was given, on failures only")
    @Nullable
    String errorType;

    @Override
    public void ends(OperationId id, Outcome how, @Nullable String error) {
        end();
        if (shouldCommit()) {
            wrapper = id.wrapper();
            operation = id.operation();
            outcome = how.label();
            errorType = error;
            commit();
        }
    }
}
