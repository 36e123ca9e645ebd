package io.opvitals.sample.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.opvitals.sample.tally.Tally;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each wrapper against a server that answers as the test says. */
class GatewayTest {

    private static final int NEVER = -1;

    private final Map<String, Integer> statusOf = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requestsTo = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService serverThreads = Executors.newCachedThreadPool();
    private final Tally tally = new Tally(CardDeclinedException.class);

    private HttpServer server;
    private long nowNanos;
    private Poml poml;
    private Search search;
    private RouteLlm routeLlm;
    private CircuitBreaker breaker;
    private Payments payments;
    private Settlement settlement;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serverThreads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                requestsTo.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
                int status = statusOf.getOrDefault(path, 200);
                if (status == NEVER) {
                    awaitTheEnd();
                    return;
                }
                exchange.getResponseHeaders().set("Input-Tokens", "10");
                exchange.getResponseHeaders().set("Output-Tokens", "20");
                exchange.getResponseHeaders().set("Quality", "0.9");
                byte[] body = "ab\n{input}".getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        UpstreamClient upstream = new UpstreamClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        upstream.connect();
        poml = new Poml(upstream, () -> nowNanos);
        search = new Search(upstream, new LegacyRanker(), tally);
        routeLlm = new RouteLlm(upstream, poml, search, tally);
        breaker = PaymentsBreaker.create(2, Duration.ofMillis(200));
        payments = new Payments(upstream, breaker);
        settlement = new Settlement(upstream, tally);
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    @Test
    void complete_strongModelWorks_isServedByIt() throws Exception {
        Answer answer = routeLlm.complete(RouteLlm.STRONG, "why?");

        assertThat(answer.servedBy()).isEqualTo(RouteLlm.STRONG);
        assertThat(answer.fellBack()).isFalse();
        assertThat(requestsTo).doesNotContainKey("/models/weak");
    }

    @Test
    void complete_onTheWay_rendersAndSearches() throws Exception {
        routeLlm.complete(RouteLlm.STRONG, "why?");

        assertThat(tally.report())
                .isEqualTo("legacy-ranker.rank success 1\npoml.render success 1\nsearch.query success 1\n");
    }

    @Test
    void complete_strongModelHangs_fallsBackToTheWeakOne() throws Exception {
        statusOf.put("/models/strong", NEVER);

        Answer answer = routeLlm.complete(RouteLlm.STRONG, "why?");

        assertThat(answer.fellBack()).isTrue();
        assertThat(answer.servedBy()).isEqualTo(RouteLlm.WEAK);
    }

    @Test
    void complete_bothModelsFail_throwsWhatTheWeakOneThrew() {
        statusOf.put("/models/strong", 503);
        statusOf.put("/models/weak", 503);

        assertThatThrownBy(() -> routeLlm.complete(RouteLlm.STRONG, "why?"))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("/models/weak answered 503");
    }

    @Test
    void complete_weakModelWantedAndFailing_doesNotAskItTwice() {
        statusOf.put("/models/weak", 503);

        assertThatThrownBy(() -> routeLlm.complete(RouteLlm.WEAK, "why?")).isInstanceOf(UpstreamException.class);
        assertThat(requestsTo.get("/models/weak")).hasValue(1);
    }

    @Test
    void complete_searchFails_answersWithoutSources() throws Exception {
        statusOf.put("/search", 503);

        assertThat(routeLlm.complete(RouteLlm.STRONG, "why?").fellBack()).isFalse();
        assertThat(tally.report()).contains("search.query error 1\n");
    }

    @Test
    void render_withinTheTimeATemplateIsKept_asksTheStoreOnce() throws Exception {
        assertThat(poml.render("chat", "one").text()).isEqualTo("ab\none");
        nowNanos = Poml.KEPT_FOR.toNanos() - 1;
        assertThat(poml.render("chat", "two").text()).isEqualTo("ab\ntwo");

        assertThat(requestsTo.get("/templates/chat")).hasValue(1);
    }

    @Test
    void render_afterThatTime_asksAgain() throws Exception {
        poml.render("chat", "one");
        nowNanos = Poml.KEPT_FOR.toNanos();
        poml.render("chat", "two");

        assertThat(requestsTo.get("/templates/chat")).hasValue(2);
    }

    @Test
    void render_templateTheStoreDoesNotHave_namesIt() {
        statusOf.put("/templates/gone", 404);

        assertThatThrownBy(() -> poml.render("gone", "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template: gone (expected: one that the store has)");
    }

    @Test
    void render_storeDown_asksTwiceAndServesTheInputAlone() {
        statusOf.put("/templates/chat", 503);

        assertThat(poml.render("chat", "one")).isEqualTo(new Prompt("one", true));
        assertThat(requestsTo.get("/templates/chat")).hasValue(2);

        statusOf.clear();
        assertThat(poml.render("chat", "one")).isEqualTo(new Prompt("ab\none", false));
    }

    @Test
    void charge_declined_throwsAndLeavesTheBreakerClosed() {
        statusOf.put("/payments/charge", 402);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> payments.charge(100)).isInstanceOf(CardDeclinedException.class);
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void chargeAndRefund_providerDown_shareOneBreakerThatClosesWhenItIsBack() throws Exception {
        statusOf.put("/payments/charge", 503);
        statusOf.put("/payments/refund", 503);
        assertThatThrownBy(() -> payments.charge(100)).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> payments.refund(100)).isInstanceOf(UpstreamException.class);

        assertThatThrownBy(() -> payments.charge(100)).isInstanceOf(CallNotPermittedException.class);
        assertThat(requestsTo.get("/payments/charge"))
                .as("requests that got past the breaker")
                .hasValue(1);

        statusOf.clear();
        await().ignoreExceptionsInstanceOf(CallNotPermittedException.class)
                .until(() -> !payments.charge(100).isEmpty());
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void query_hits_areRanked() throws Exception {
        assertThat(search.query("a b&c").get()).containsExactly("{input}", "ab");
    }

    @Test
    void query_upstreamHangs_timesOut() {
        statusOf.put("/search", NEVER);

        assertThatThrownBy(() -> search.query("x").join()).hasCauseInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void settle_oneBatchFails_goesOnWithTheNext() {
        statusOf.put("/payments/settle", 503);
        settlement.settle(List.of("north", "south"));
        statusOf.clear();
        settlement.settle(List.of("east"));

        assertThat(tally.report()).isEqualTo("billing.settle success 1\nbilling.settle error 2\n");
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
