package io.opvitals.agent.instrument.sample;

import io.opvitals.api.Call;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Methods that return before they are over. Each returns what it is given. */
@MonitoredOperation
public class Later {

    public CompletableFuture<String> future(CompletableFuture<String> future) {
        return future;
    }

    public CompletionStage<String> stage(CompletionStage<String> stage) {
        return stage;
    }

    public Object anything(Object result) {
        return result;
    }

    public <T> T generic(Supplier<T> supplier) {
        return supplier.get();
    }

    public Flow.Publisher<String> publisher(Flow.Publisher<String> publisher) {
        return publisher;
    }

    /** Keeps hold of its own call, for code that runs later. */
    public CompletableFuture<String> held(CompletableFuture<String> future, Call[] held) {
        held[0] = Operations.current();
        return future;
    }

    /** Its call is over, but not the one around it. */
    public CompletableFuture<String> outer(CompletableFuture<String> future) {
        CompletableFuture<String> inner = future(future);
        Operations.current().attribute("from", "outer");
        return CompletableFuture.completedFuture(inner.isDone() ? "done" : "pending");
    }
}
