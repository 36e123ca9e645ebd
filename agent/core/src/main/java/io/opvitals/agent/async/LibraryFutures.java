package io.opvitals.agent.async;

import io.opvitals.agent.operation.CallFrame;
import io.opvitals.agent.operation.ResultKind;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A library's futures, which are the JDK's {@link Future} and can also be listened to. One that is done is not asked to. */
final class LibraryFutures implements ResultKind {

    private final OpvitalsDoor.Futures adapter;

    LibraryFutures(OpvitalsDoor.Futures adapter) {
        this.adapter = adapter;
    }

    @Override
    public Object returned(CallFrame call, Object result, int replacement) {
        Future<?> future = (Future<?>) result;
        if (future.isDone()) {
            Result done = Result.of(future);
            call.finish(done.value(), done.thrown());
            return result;
        }
        OpvitalsDoor.Call late = call.detach();
        try {
            adapter.listen(result, new Listener(future, late));
        } catch (Throwable e) {
            // A future that cannot be listened to: all that is known is that the method has returned.
            OpvitalsDoor.completed(late, null);
            throw e;
        }
        return result;
    }

    /** Ends the call, on the thread that completed the future. */
    private record Listener(Future<?> future, OpvitalsDoor.Call late) implements Runnable {

        @Override
        public void run() {
            Result done = Result.of(future);
            if (done.thrown() == null) {
                OpvitalsDoor.completed(late, done.value());
            } else {
                OpvitalsDoor.exit(late, done.thrown());
            }
        }
    }

    private record Result(@Nullable Object value, @Nullable Throwable thrown) {

        /** Of a future that is done. Guava's look at the interruption of the thread even then, so that it is put aside. */
        static Result of(Future<?> future) {
            boolean interrupted = Thread.interrupted();
            try {
                return new Result(future.get(), null);
            } catch (Throwable e) {
                return new Result(null, e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
