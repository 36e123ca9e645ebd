package io.opvitals.adapter.kotlin;

import io.opvitals.bootstrap.OpvitalsDoor;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import org.jspecify.annotations.Nullable;

/** Continuations of suspend functions. */
public final class KotlinContinuations extends OpvitalsDoor.Continuations {

    @Override
    @SuppressWarnings("unchecked")
    public Object monitored(Object continuation, OpvitalsDoor.Call call) {
        return new MonitoredContinuation((Continuation<Object>) continuation, call);
    }

    /**
     * A continuation like the compiler's own, of a function that does nothing but hear of the result: so it is resumed in
     * the same loop as they are, on the thread that its context's interceptor says, with no stack of its own, and is seen
     * through by whoever walks from caller to caller.
     */
    private static final class MonitoredContinuation extends ContinuationImpl {

        private static final long serialVersionUID = 1;

        private final transient OpvitalsDoor.@Nullable Call call;

        MonitoredContinuation(Continuation<Object> continuation, OpvitalsDoor.Call call) {
            super(continuation);
            this.call = call;
        }

        @Override
        protected @Nullable Object invokeSuspend(Object result) {
            if (result instanceof Result.Failure failure) {
                OpvitalsDoor.exit(call, failure.exception);
            } else {
                OpvitalsDoor.completed(call, result);
            }
            ResultKt.throwOnFailure(result);
            return result;
        }
    }
}
