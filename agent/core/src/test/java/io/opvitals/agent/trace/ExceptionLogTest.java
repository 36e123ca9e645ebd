package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionLogTest {

    private static final Duration CALL = Duration.ofMillis(10);

    private final TestAgent agent = new TestAgent();
    private final int complete = agent.operation("routellm.complete");

    @Test
    void add_ofTheSameKindTwice() {
        Throwable first = thrownAt(42, "password=hunter2");
        agent.call(complete, CALL, first);
        Instant firstSeen = agent.now();
        agent.second();
        agent.call(complete, CALL, thrownAt(42, "another"));
        Instant lastSeen = agent.now();
        agent.second();

        assertThat(agent.exceptions.all()).singleElement().satisfies(seen -> {
            assertThat(seen.operation().name()).isEqualTo("routellm.complete");
            assertThat(seen.className()).isEqualTo("java.lang.IllegalStateException");
            assertThat(seen.site()).isEqualTo("com.shop.Cart.total(Cart.java:42)");
            assertThat(seen.message()).isEqualTo("password=***");
            assertThat(seen.count()).isEqualTo(2);
            assertThat(seen.firstSeen()).isEqualTo(firstSeen);
            assertThat(seen.lastSeen()).isEqualTo(lastSeen);
            assertThat(seen.stackTrace()).containsExactly(first.getStackTrace());
        });
        assertThat(agent.batches).hasSize(2);
        assertThat(agent.batches.get(0).firsts()).hasSize(1);
        assertThat(agent.batches.get(1).firsts()).isEmpty();
    }

    @Test
    void add_thrownBelowTheApplication_isAtItsTopmostFrame() {
        Exception thrown = new IllegalStateException("a");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.concurrent.CompletableFuture", "cancel", "CompletableFuture.java", 1),
            new StackTraceElement("io.opvitals.api.Operations", "run", "Operations.java", 2),
            new StackTraceElement("io.opvitals.sample.Search", "query", "Search.java", 3)
        });
        agent.call(complete, CALL, thrown);
        agent.second();

        assertThat(agent.exceptions.all())
                .singleElement()
                .satisfies(seen -> assertThat(seen.site()).isEqualTo("io.opvitals.sample.Search.query(Search.java:3)"));
    }

    @Test
    void add_fromAnotherPlaceOrOfAnotherClass() {
        agent.call(complete, CALL, thrownAt(42, "a"));
        agent.call(complete, CALL, thrownAt(43, "a"));
        Exception other = new IllegalArgumentException("a");
        other.setStackTrace(thrownAt(42, "a").getStackTrace());
        agent.call(complete, CALL, other);
        agent.call(agent.operation("routellm.embed"), CALL, thrownAt(42, "a"));
        agent.second();
        assertThat(agent.exceptions.all())
                .hasSize(4)
                .allSatisfy(seen -> assertThat(seen.count()).isEqualTo(1));
    }

    @Test
    void add_withALongMessageAndSecretsInItsCauses() {
        Throwable thrown = new IllegalStateException("x".repeat(5_000), new RuntimeException("token=abc"));
        agent.call(complete, CALL, thrown);
        agent.second();
        SeenException seen = agent.exceptions.all().get(0);
        assertThat(seen.message()).hasSize(SeenException.MAX_MESSAGE);
        assertThat(seen.causes()).isEqualTo(List.of("java.lang.RuntimeException: token=***"));
    }

    @Test
    void add_withoutAStackTraceOrMessage() {
        Throwable thrown = new IllegalStateException();
        thrown.setStackTrace(new StackTraceElement[0]);
        agent.call(complete, CALL, thrown);
        agent.second();
        assertThat(agent.exceptions.all()).singleElement().satisfies(seen -> {
            assertThat(seen.site()).isEmpty();
            assertThat(seen.message()).isNull();
        });
    }

    @Test
    void add_pastTheCapacity() {
        for (int line = 0; line < ExceptionLog.CAPACITY + 5; line++) {
            agent.call(complete, CALL, thrownAt(line, "a"));
            agent.second();
        }
        assertThat(agent.exceptions.all()).hasSize(ExceptionLog.CAPACITY);
        assertThat(agent.exceptions.leftOut()).isEqualTo(5);
    }

    private static Throwable thrownAt(int line, String message) {
        Throwable thrown = new IllegalStateException(message);
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", "Objects.java", 208),
            new StackTraceElement("com.shop.Cart", "total", "Cart.java", line),
            new StackTraceElement("com.shop.Main", "main", "Main.java", 1),
        });
        return thrown;
    }
}
