package io.opvitals.testapp.async;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Guava's. */
public final class ListenableFutureKind extends FutureKind<ListenableFuture<String>> {

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(ListenableFutureKind::daemon);

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "ListenableFuture")
    @WithSpan("ListenableFuture")
    @Timed("ListenableFuture")
    ListenableFuture<String> call(Work work) {
        if (work.isDone()) {
            return Futures.immediateFuture("value");
        }
        SettableFuture<String> future = SettableFuture.create();
        var unused = work.next().whenComplete((value, failure) -> {
            if (failure == null) {
                future.set(value);
            } else {
                future.setException(failure);
            }
        });
        return work.isTooLate() ? Futures.withTimeout(future, Work.TIME_OUT, timer) : future;
    }

    @Override
    CompletableFuture<?> use(ListenableFuture<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        result.addListener(() -> ended.complete("ended"), MoreExecutors.directExecutor());
        return ended;
    }

    @Override
    void cancel(ListenableFuture<String> result) {
        result.cancel(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "timer");
        thread.setDaemon(true);
        return thread;
    }
}
