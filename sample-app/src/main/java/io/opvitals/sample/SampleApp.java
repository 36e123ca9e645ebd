package io.opvitals.sample;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.opvitals.sample.gateway.CardDeclinedException;
import io.opvitals.sample.gateway.LegacyRanker;
import io.opvitals.sample.gateway.Payments;
import io.opvitals.sample.gateway.PaymentsBreaker;
import io.opvitals.sample.gateway.Poml;
import io.opvitals.sample.gateway.PromptTemplates;
import io.opvitals.sample.gateway.RouteLlm;
import io.opvitals.sample.gateway.Search;
import io.opvitals.sample.gateway.Settlement;
import io.opvitals.sample.gateway.UpstreamClient;
import io.opvitals.sample.tally.Tally;
import io.opvitals.sample.upstream.Script;
import io.opvitals.sample.upstream.UpstreamServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The sample as a program: {@code java -javaagent:opvitals-agent.jar -jar opvitals-sample-app.jar --help}. */
public final class SampleApp {

    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration BREAKER_PAUSE = Duration.ofSeconds(5);
    private static final Duration BEFORE_SOMEBODY_LOOKS = Duration.ofSeconds(4);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    SampleApp(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        SampleApp app = new SampleApp(System.out, System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop, "sample-stop"));
        int status = app.run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs from first to last. Returns the exit status: 0, 1 where the run failed, 2 for bad arguments. */
    int run(String... arguments) {
        try {
            Options options = read(arguments);
            return options == null ? 2 : serve(options);
        } finally {
            ended.countDown();
        }
    }

    /** Asks a run on another thread to end, and waits until it has. */
    void stop() {
        stopAsked.countDown();
        try {
            ended.await(3 * PATIENCE_AT_THE_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Options read(String... arguments) {
        try {
            return Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return null;
        }
    }

    private int serve(Options options) {
        if (options.help()) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            Tally tally = new Tally(CardDeclinedException.class);
            boolean allEnded = play(options, tally);
            Path report = options.report();
            if (report != null) {
                Files.writeString(report, tally.report());
            }
            out.println("sample: " + tally.summary());
            if (!allEnded) {
                err.println("sample: calls still ran " + PATIENCE_AT_THE_END.toSeconds() + " s after the end");
            }
            return allEnded ? 0 : 1;
        } catch (IOException | TimeoutException e) {
            err.println("sample: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Puts the gateway together, lets its users in for a while, and tells whether all of them had their answer. */
    private boolean play(Options options, Tally tally) throws IOException, TimeoutException, InterruptedException {
        Script script = new Script(options.scriptLength());
        Story story = new Story(script, options.quiet() ? silence() : out, System::nanoTime);
        try (UpstreamServer server = new UpstreamServer(story::phase, options.seed())) {
            UpstreamClient upstream = new UpstreamClient(server.uri());
            PromptTemplates templates = new Poml(upstream, System::nanoTime);
            Search search = new Search(upstream, new LegacyRanker(), tally);
            RouteLlm routeLlm = new RouteLlm(upstream, templates, search, tally);
            CircuitBreaker breaker = PaymentsBreaker.create(FAILURES_TO_OPEN, script.scaled(BREAKER_PAUSE));
            breaker.getEventPublisher()
                    .onStateTransition(event -> story.tell("the breaker of payments is "
                            + word(event.getStateTransition().getToState())));
            Payments payments = new Payments(upstream, breaker);
            Settlement settlement = new Settlement(upstream, tally);
            Traffic traffic = new Traffic(routeLlm, templates, payments, search, settlement, tally, options.seed());

            upstream.connect();
            traffic.start(options.ratePerSecond());
            OnCall onCall = onCall(options, script, story);
            story.play(options.runFor(), stopAsked);
            if (onCall != null) {
                onCall.stop();
            }
            return traffic.finish(PATIENCE_AT_THE_END);
        }
    }

    private static @Nullable OnCall onCall(Options options, Script script, Story story) {
        Path alerts = options.onCall();
        if (alerts == null) {
            return null;
        }
        OnCall onCall = new OnCall(alerts, script.scaled(BEFORE_SOMEBODY_LOOKS), story::tell);
        onCall.start();
        return onCall;
    }

    private static String word(CircuitBreaker.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
