package io.opvitals.testapp.async;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Futures: the very same object, exception, thread. */
// Looks at what it passed in, not at what comes back: where that is not the same there is a fact that says so.
@SuppressWarnings("FutureReturnValueIgnored")
public final class FutureFacts implements Facts.Source {

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

    @MonitoredOperation(wrapper = "facts")
    CompletableFuture<String> completable(CompletableFuture<String> future) {
        return future;
    }

    @MonitoredOperation(wrapper = "facts")
    CompletionStage<String> stage(CompletionStage<String> stage) {
        return stage;
    }

    @MonitoredOperation(wrapper = "facts")
    ListenableFuture<String> listenable(ListenableFuture<String> future) {
        return future;
    }

    @MonitoredOperation(wrapper = "facts")
    Object anything(Object result) {
        return result;
    }

    @MonitoredOperation(wrapper = "facts")
    <T> T generic(T result) {
        return result;
    }

    @MonitoredOperation(wrapper = "facts")
    String failing(RuntimeException thrown) {
        throw thrown;
    }

    /** A future of its own class, as applications have them. */
    private static final class Named extends CompletableFuture<String> {}

    @Override
    public void tell(Facts facts) {
        sameObjects(facts);
        sameExceptions(facts);
        threads(facts);
    }

    private void sameObjects(Facts facts) {
        CompletableFuture<String> pending = new CompletableFuture<>();
        CompletableFuture<String> named = new Named();
        CompletableFuture<String> done = CompletableFuture.completedFuture("value");
        CompletionStage<String> minimal = pending.minimalCompletionStage();
        SettableFuture<String> settable = SettableFuture.create();
        ListenableFuture<String> immediate = Futures.immediateFuture("value");
        facts.fact("CompletableFuture pending is the same", () -> completable(pending) == pending);
        facts.fact("CompletableFuture done is the same", () -> completable(done) == done);
        facts.fact("CompletableFuture subclass is the same", () -> completable(named) == named);
        facts.fact("CompletableFuture as Object is the same", () -> anything(pending) == pending);
        facts.fact("CompletableFuture as T is the same", () -> generic(pending) == pending);
        facts.fact("CompletionStage minimal is the same", () -> stage(minimal) == minimal);
        facts.fact("ListenableFuture settable is the same", () -> listenable(settable) == settable);
        facts.fact("ListenableFuture immediate is the same", () -> listenable(immediate) == immediate);
        facts.fact("ListenableFuture as T is the same", () -> generic(settable) == settable);
        facts.fact("CompletableFuture is done", pending::isDone);
        facts.fact("CompletableFuture completes", () -> completable(pending).complete("late") + " " + pending.join());
        facts.fact("ListenableFuture completes", () -> (listenable(settable) == settable) + " " + settable.set("late"));
        facts.fact("CompletableFuture obtrudes", () -> {
            CompletableFuture<String> changed = completable(new CompletableFuture<>());
            changed.complete("first");
            changed.obtrudeValue("second");
            return changed.join();
        });
    }

    private void sameExceptions(Facts facts) {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        IOException failure = new IOException("on purpose");
        facts.fact("thrown is the same", () -> {
            try {
                return failing(thrown);
            } catch (IllegalStateException e) {
                return e == thrown && e.getSuppressed().length == 0;
            }
        });
        facts.fact("CompletableFuture failed before", () -> {
            CompletableFuture<String> failed = completable(CompletableFuture.failedFuture(failure));
            return failed.handle((value, seen) -> seen == failure).join();
        });
        facts.fact("CompletableFuture failed later", () -> {
            CompletableFuture<String> failed = completable(new CompletableFuture<>());
            failed.completeExceptionally(failure);
            return failed.handle((value, seen) -> seen == failure).join() + " " + failure.getSuppressed().length;
        });
        facts.fact("ListenableFuture failed later", () -> {
            SettableFuture<String> failed = SettableFuture.create();
            listenable(failed);
            failed.setException(failure);
            try {
                return failed.get();
            } catch (ExecutionException e) {
                return e.getCause() == failure;
            }
        });
        facts.fact("CompletableFuture cancelled", () -> {
            CompletableFuture<String> cancelled = completable(new CompletableFuture<>());
            return cancelled.cancel(true) + " " + cancelled.isCancelled();
        });
        facts.fact("ListenableFuture cancelled", () -> {
            SettableFuture<String> cancelled = SettableFuture.create();
            return listenable(cancelled).cancel(true) + " " + cancelled.isCancelled();
        });
    }

    private void threads(Facts facts) {
        facts.fact("interruption stays when done", () -> {
            Thread.currentThread().interrupt();
            listenable(Futures.immediateFuture("value"));
            completable(CompletableFuture.completedFuture("value"));
            return Thread.interrupted();
        });
        facts.fact("interruption stays when completed", () -> {
            SettableFuture<String> settable = SettableFuture.create();
            CompletableFuture<String> pending = new CompletableFuture<>();
            listenable(settable);
            completable(pending);
            Thread.currentThread().interrupt();
            settable.set("value");
            pending.complete("value");
            return Thread.interrupted();
        });
        facts.fact("thread locals and class loader stay", () -> {
            LOCAL.set("mine");
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            CompletableFuture<String> pending = completable(new CompletableFuture<>());
            pending.complete("value");
            String after = LOCAL.get();
            LOCAL.remove();
            return after + " " + (Thread.currentThread().getContextClassLoader() == before);
        });
        facts.fact("listeners run in order on the completing thread", () -> {
            List<String> seen = new ArrayList<>();
            SettableFuture<String> settable = SettableFuture.create();
            settable.addListener(() -> seen.add("before"), MoreExecutors.directExecutor());
            listenable(settable);
            settable.addListener(
                    () -> seen.add("after on " + Thread.currentThread().getName()), MoreExecutors.directExecutor());
            Thread completing = new Thread(() -> settable.set("value"), "completing");
            completing.start();
            completing.join();
            return seen;
        });
    }
}
