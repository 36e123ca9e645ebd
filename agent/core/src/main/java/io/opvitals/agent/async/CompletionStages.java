package io.opvitals.agent.async;

import io.opvitals.agent.operation.CallFrame;
import io.opvitals.agent.operation.ResultKind;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link CompletionStage} and {@link CompletableFuture}. The stage gets one dependent more, which is how the JDK itself
 * would listen; a {@code CompletableFuture} that has already succeeded is not even asked for that.
 */
public final class CompletionStages implements ResultKind, ResultKind.Finder {

    @Override
    public @Nullable ResultKind find(Class<?> type) {
        return CompletionStage.class.isAssignableFrom(type) ? this : null;
    }

    @Override
    public Object returned(CallFrame call, Object result, int replacement) {
        if (result.getClass() == CompletableFuture.class) {
            CompletableFuture<?> future = (CompletableFuture<?>) result;
            if (future.isDone() && !future.isCompletedExceptionally()) {
                call.finish(future.getNow(null), null);
                return result;
            }
        }
        listen((CompletionStage<?>) result, call.detach());
        return result;
    }

    private static void listen(CompletionStage<?> stage, OpvitalsDoor.Call late) {
        try {
            stage.whenComplete(new BiConsumer<@Nullable Object, @Nullable Throwable>() {
                @Override
                public void accept(@Nullable Object value, @Nullable Throwable thrown) {
                    if (thrown == null) {
                        OpvitalsDoor.completed(late, value);
                    } else {
                        OpvitalsDoor.exit(late, thrown);
                    }
                }
            });
        } catch (Throwable e) {
            // A stage that cannot be listened to: all that is known is that the method has returned.
            OpvitalsDoor.completed(late, null);
            throw e;
        }
    }
}
