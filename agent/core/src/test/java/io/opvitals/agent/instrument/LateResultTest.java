package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.instrument.sample.Later;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of methods that return a future or a publisher end when those do. */
class LateResultTest {

    private final WeavingLoader loader = new WeavingLoader(List.of());
    private Object later = "not there yet";

    @BeforeEach
    void create() throws ReflectiveOperationException {
        later = loader.create(Later.class);
    }

    @Test
    void future_pending_isInFlightUntilItCompletes() {
        CompletableFuture<String> future = new CompletableFuture<>();

        assertThat(call("future", future)).isSameAs(future);
        assertThat(loader.read("later.future").inFlight()).isOne();
        assertThat(loader.read("later.future").ended()).isZero();

        future.complete("done");
        assertThat(loader.read("later.future").inFlight()).isZero();
        assertThat(loader.count("later.future", Outcome.SUCCESS)).isOne();
    }

    @Test
    void future_alreadyDone_endsTheCallAtOnceAndGetsNoDependent() {
        CompletableFuture<String> future = CompletableFuture.completedFuture("done");

        assertThat(call("future", future)).isSameAs(future);

        assertThat(loader.count("later.future", Outcome.SUCCESS)).isOne();
        assertThat(future.getNumberOfDependents()).isZero();
    }

    @Test
    void future_alreadyFailed_isAnErrorOfThatClass() {
        call("future", CompletableFuture.failedFuture(new IllegalStateException("no")));

        assertThat(errorTypes("later.future")).containsExactly("error java.lang.IllegalStateException");
    }

    @Test
    void future_failing_isCountedByTheClassThatStandsBehindItsWrapper() {
        CompletableFuture<String> source = new CompletableFuture<>();
        call("future", source.thenApply(String::trim).thenApply(String::trim));

        source.completeExceptionally(new IllegalArgumentException("no"));

        assertThat(errorTypes("later.future")).containsExactly("error java.lang.IllegalArgumentException");
    }

    @Test
    void future_cancelled_isCancelled() {
        CompletableFuture<String> future = new CompletableFuture<>();
        call("future", future);

        future.cancel(true);

        assertThat(loader.count("later.future", Outcome.CANCELLED)).isOne();
    }

    @Test
    void future_timedOut_isATimeout() {
        CompletableFuture<String> future = new CompletableFuture<String>().orTimeout(1, TimeUnit.MILLISECONDS);
        call("future", future);

        assertThatThrownBy(future::join).isInstanceOf(CompletionException.class);

        // The dependent that counts may run after the one that lets join return.
        org.awaitility.Awaitility.await().until(() -> loader.count("later.future", Outcome.TIMEOUT) == 1);
    }

    @Test
    void future_completedByManyThreadsAtOnce_isCountedOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<String> future = new CompletableFuture<>();
            call("future", future);
            threads.execute(() -> future.complete("a"));
            threads.execute(() -> future.cancel(false));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        OperationSnapshot read = loader.read("later.future");
        assertThat(read.ended()).isEqualTo(1_000);
        assertThat(read.inFlight()).isZero();
    }

    @Test
    void stage_ofTheApplicationsOwnClass_isListenedTo() {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletionStage<String> stage = source.minimalCompletionStage();

        assertThat(call("stage", stage)).isSameAs(stage);
        source.complete("done");

        assertThat(loader.count("later.stage", Outcome.SUCCESS)).isOne();
    }

    @Test
    void futureDeclaredAsObject_isKnownByWhatItIs() {
        CompletableFuture<String> future = new CompletableFuture<>();

        assertThat(call("anything", future)).isSameAs(future);
        assertThat(loader.read("later.anything").inFlight()).isOne();
        future.complete("done");

        assertThat(loader.count("later.anything", Outcome.SUCCESS)).isOne();
    }

    @Test
    void anythingElseDeclaredAsObject_endsTheCall() {
        assertThat(call("anything", "text")).isEqualTo("text");
        assertThat(call("anything", "another")).isEqualTo("another");
        assertThat(call("anything", (Object) null)).isNull();

        assertThat(loader.count("later.anything", Outcome.SUCCESS)).isEqualTo(3);
    }

    @Test
    void publisherDeclaredAsSuch_neverSubscribed_isAssembledAndNoCall() {
        Object returned = call("publisher", new Numbers(3));

        assertThat(returned).isInstanceOf(Flow.Publisher.class);
        OperationSnapshot read = loader.read("later.publisher");
        assertThat(read.assembled()).isOne();
        assertThat(read.started()).isZero();
        assertThat(read.ended()).isZero();
    }

    @Test
    void publisher_subscribedTwice_isTwoCallsAndKeepsItsBackPressure() {
        Flow.Publisher<?> publisher = (Flow.Publisher<?>) call("publisher", new Numbers(3));
        Reader slow = new Reader(2);
        Reader fast = new Reader(Long.MAX_VALUE);

        publisher.subscribe(slow);
        publisher.subscribe(fast);

        assertThat(fast.signals).containsExactly("0", "1", "2", "complete");
        assertThat(slow.signals).containsExactly("0", "1");
        assertThat(loader.read("later.publisher").started()).isEqualTo(2);
        assertThat(loader.count("later.publisher", Outcome.SUCCESS)).isOne();
        assertThat(loader.read("later.publisher").inFlight()).isOne();

        slow.subscription().request(1);
        assertThat(slow.signals).containsExactly("0", "1", "2", "complete");
        assertThat(loader.count("later.publisher", Outcome.SUCCESS)).isEqualTo(2);
    }

    @Test
    void publisher_cancelled_isCancelledOnce() {
        Flow.Publisher<?> publisher = (Flow.Publisher<?>) call("publisher", new Numbers(3));
        Reader reader = new Reader(1);
        publisher.subscribe(reader);

        reader.subscription().cancel();
        reader.subscription().cancel();

        assertThat(loader.count("later.publisher", Outcome.CANCELLED)).isOne();
        assertThat(loader.read("later.publisher").ended()).isOne();
    }

    @Test
    void publisherDeclaredAsObject_whichItsCallerCouldTellApart_staysItself() {
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
            assertThat(call("anything", publisher)).isSameAs(publisher);
            assertThat(call("generic", (Supplier<?>) () -> publisher)).isSameAs(publisher);
        }
        assertThat(loader.count("later.anything", Outcome.SUCCESS)).isOne();
    }

    @Test
    void publisherDeclaredAsObject_whichNobodyCanName_isReplaced() {
        Flow.Publisher<?> publisher = (Flow.Publisher<?>) call("generic", (Supplier<?>) () -> new Numbers(1));
        publisher.subscribe(new Reader(5));

        assertThat(loader.read("later.generic").assembled()).isOne();
        assertThat(loader.count("later.generic", Outcome.SUCCESS)).isOne();
    }

    @Test
    void callTakenInsideTheMethod_worksFromAnotherThreadUntilTheEnd() throws Exception {
        CompletableFuture<String> future = new CompletableFuture<>();
        Class<?> callType = loader.loadClass("io.opvitals.api.Call");
        Object[] held = (Object[]) Array.newInstance(callType, 1);
        call("held", future, held);
        Method fallback = callType.getMethod("fallback", String.class);

        Thread other = new Thread(() -> {
            try {
                fallback.invoke(held[0], "slow");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            future.complete("done");
            invokeQuietly(fallback, held[0]);
        });
        other.start();
        other.join();

        assertThat(loader.count("later.held", Outcome.FALLBACK)).isOne();
        assertThat(loader.read("later.held").fallbackReasons()).containsExactly(java.util.Map.entry("slow", 1L));
    }

    @Test
    void callAround_goesOnAsTheInnermostOne() {
        CompletableFuture<String> never = new CompletableFuture<>();

        call("outer", never);

        assertThat(loader.count("later.outer", Outcome.SUCCESS)).isOne();
        assertThat(loader.read("later.future").inFlight()).isOne();
    }

    private static void invokeQuietly(Method method, Object target) {
        try {
            method.invoke(target, "too late");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> errorTypes(String operation) {
        List<String> types = new ArrayList<>();
        for (SeriesKey each : loader.read(operation).series().keySet()) {
            types.add(each.outcome().label() + " " + each.errorType());
        }
        return types;
    }

    private Object call(String name, Object... arguments) {
        for (Method each : later.getClass().getMethods()) {
            if (each.getName().equals(name)) {
                try {
                    return each.invoke(later, arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Publishes 0 to count, on the thread that asks for them. */
    private static final class Numbers implements Flow.Publisher<String> {

        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super String> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private int next;
                private boolean over;

                @Override
                public void request(long items) {
                    for (long i = 0; i < items && next < count && !over; i++) {
                        subscriber.onNext(Integer.toString(next++));
                    }
                    if (next == count && !over) {
                        over = true;
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    over = true;
                }
            });
        }
    }

    private static final class Reader implements Flow.Subscriber<Object> {

        final List<String> signals = new ArrayList<>();
        private final long atFirst;
        private final List<Flow.Subscription> subscriptions = new ArrayList<>();

        Reader(long atFirst) {
            this.atFirst = atFirst;
        }

        Flow.Subscription subscription() {
            return subscriptions.get(0);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriptions.add(subscription);
            subscription.request(atFirst);
        }

        @Override
        public void onNext(Object item) {
            signals.add(item.toString());
        }

        @Override
        public void onError(Throwable thrown) {
            signals.add(thrown.toString());
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }
    }
}
