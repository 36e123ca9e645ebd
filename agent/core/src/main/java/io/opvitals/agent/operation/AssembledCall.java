package io.opvitals.agent.operation;

import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/**
 * A monitored method has returned a publisher: nothing has been called yet. Each subscription is a call of the operation,
 * with what was known when the publisher was made.
 */
final class AssembledCall extends OpvitalsDoor.Assembly {

    private final OperationRecorder recorder;
    private final @Nullable CallNotes known;

    AssembledCall(OperationRecorder recorder, @Nullable CallNotes known) {
        this.recorder = recorder;
        this.known = known;
    }

    @Override
    protected OpvitalsDoor.@Nullable Call subscribe() {
        CallFrame call = recorder.beginStarted();
        if (known != null) {
            call.note(known.subscribe());
        }
        recorder.watch(call);
        call.expectLateEnd();
        return call;
    }

    @Override
    protected void failed(Throwable error) {
        recorder.failed(error);
    }
}
