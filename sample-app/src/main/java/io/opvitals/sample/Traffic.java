package io.opvitals.sample;

import io.opvitals.sample.gateway.Payments;
import io.opvitals.sample.gateway.PromptTemplates;
import io.opvitals.sample.gateway.RouteLlm;
import io.opvitals.sample.gateway.Search;
import io.opvitals.sample.gateway.Settlement;
import io.opvitals.sample.tally.Outcome;
import io.opvitals.sample.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The users of the gateway: they come at a fixed rate, each on a thread of its own, however slow the answers are. All
 * threads are daemons.
 */
final class Traffic {

    private static final Duration SETTLEMENT_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE_OF_THE_IMPATIENT = Duration.ofMillis(5);

    private final RouteLlm routeLlm;
    private final PromptTemplates templates;
    private final Payments payments;
    private final Search search;
    private final Settlement settlement;
    private final Tally tally;
    private final Random random;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemon("traffic"));
    private final ExecutorService users = Executors.newCachedThreadPool(daemon("user"));

    Traffic(
            RouteLlm routeLlm,
            PromptTemplates templates,
            Payments payments,
            Search search,
            Settlement settlement,
            Tally tally,
            long seed) {
        this.routeLlm = routeLlm;
        this.templates = templates;
        this.payments = payments;
        this.search = search;
        this.settlement = settlement;
        this.tally = tally;
        this.random = new Random(seed);
    }

    void start(int ratePerSecond) {
        every(Duration.ofSeconds(1).dividedBy(ratePerSecond), () -> arrive(nextRequest()));
        every(SETTLEMENT_EVERY, () -> arrive(() -> settlement.settle(List.of("north", "south"))));
    }

    /**
     * Lets nobody in any more and waits for those who are inside.
     *
     * @return whether all had their answer within {@code patience}
     */
    boolean finish(Duration patience) throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        users.shutdown();
        return users.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What a user wants, in some proportion; drawn on one thread, so that a seed tells the whole sequence. */
    private Request nextRequest() {
        int percent = random.nextInt(100);
        int number = random.nextInt(10_000);
        if (percent < 45) {
            String model = number % 5 == 0 ? RouteLlm.WEAK : RouteLlm.STRONG;
            return () -> tally.count(
                    "routellm.complete",
                    () -> routeLlm.complete(model, "question " + number),
                    answer -> answer.fellBack() ? Outcome.FALLBACK : Outcome.SUCCESS);
        }
        if (percent < 70) {
            boolean impatient = number % 10 == 0;
            return () -> find("document " + number, impatient);
        }
        if (percent < 88) {
            return () -> tally.count("payments.charge", () -> payments.charge(number));
        }
        if (percent < 92) {
            return () -> tally.count(
                    "payments.refund",
                    () -> payments.refund(number),
                    refund -> refund.isDeclined() ? Outcome.ERROR : Outcome.SUCCESS);
        }
        String template = number % 10 == 0 ? "unknown" : number % 2 == 0 ? "mail" : "digest";
        return () -> tally.count(
                "poml.render",
                () -> templates.render(template, "input " + number),
                prompt -> prompt.plain() ? Outcome.FALLBACK : Outcome.SUCCESS);
    }

    private void find(String text, boolean impatient) throws Exception {
        CompletableFuture<List<String>> hits = tally.countLater("search.query", search.query(text));
        if (!impatient) {
            hits.get();
            return;
        }
        try {
            hits.get(PATIENCE_OF_THE_IMPATIENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hits.cancel(true);
        }
    }

    private void arrive(Request request) {
        users.execute(() -> {
            try {
                request.serve();
            } catch (Exception e) {
                // The user reads an error page; what happened has been counted where it did.
            }
        });
    }

    private void every(Duration period, Runnable task) {
        var unused = clock.scheduleAtFixedRate(task, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @FunctionalInterface
    private interface Request {
        void serve() throws Exception;
    }
}
