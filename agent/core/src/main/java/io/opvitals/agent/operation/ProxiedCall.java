package io.opvitals.agent.operation;

import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/**
 * A call that began at a proxy of its method, one that may refuse it, try it again or serve it by a fallback. The call is
 * what the proxy's caller sees; each time the method itself runs, be it on another thread, is an attempt and counts for
 * nothing by itself.
 *
 * <p>The proxy says with {@link RunningCalls#expectAttempt} that the method is about to run; the woven method, which does
 * not know of it, asks as it begins.
 */
public final class ProxiedCall {

    private final OperationRecorder recorder;
    private final CallFrame frame;
    private final CallNotes notes;
    private volatile boolean attempted;

    ProxiedCall(CallFrame frame) {
        this.recorder = frame.recorder;
        this.frame = frame;
        this.notes = frame.notes();
        notes.proxied = this;
    }

    /** The proxy returns {@code result}; what it is to return, which is the same wherever possible. */
    public @Nullable Object returned(@Nullable Object result) {
        return OpvitalsDoor.exit(frame, result, OpvitalsDoor.REPLACE_UNLESS_TOLD_APART);
    }

    /** The proxy throws {@code thrown}. */
    public void threw(Throwable thrown) {
        OpvitalsDoor.exit(frame, thrown);
    }

    boolean isOf(OperationRecorder operation) {
        return recorder == operation;
    }

    OpvitalsDoor.Call attempt() {
        boolean isFirst = !attempted;
        attempted = true;
        return new Attempt(isFirst);
    }

    /** One run of the method. Every attempt has the same arguments; the first one's are written down. */
    private final class Attempt extends OpvitalsDoor.Call {

        private final boolean isFirst;

        Attempt(boolean isFirst) {
            this.isFirst = isFirst;
        }

        @Override
        protected void end(@Nullable Throwable thrown) {
            if (thrown != null) {
                notes.failedAt(recorder.ticker.nanos());
            }
        }

        @Override
        protected Object returned(Object result, int replacement) {
            return result;
        }

        @Override
        protected Object suspending(Object continuation) {
            return continuation;
        }

        @Override
        protected void returnedSuspending(@Nullable Object result) {}

        @Override
        protected void completed(@Nullable Object value) {}

        @Override
        protected void cancelled() {}

        @Override
        protected void leave() {}

        @Override
        protected void argument(String key, Object value, boolean metric) {
            if (isFirst) {
                recorder.addAttribute(notes, key, String.valueOf(value), metric);
            }
        }

        @Override
        protected void arguments(@Nullable Object[] values, String parameterNames) {
            Judging by = recorder.judging;
            if (isFirst && by != null && by.readsArguments()) {
                notes.arguments = values;
                notes.parameterNames = parameterNames;
            }
        }

        @Override
        protected void failed(Throwable error) {
            recorder.failed(error);
        }
    }
}
