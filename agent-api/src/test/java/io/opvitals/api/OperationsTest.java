package io.opvitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The API as an application without the agent sees it. */
class OperationsTest {

    @Test
    void current_withoutAgent_isAlwaysTheSameCallThatDoesNothing() {
        assertThat(Operations.current()).isNotNull().isSameAs(Operations.current());
    }

    @Test
    void everyMethod_withoutAgent_returnsTheCallItself() {
        Call call = Operations.current();

        assertThat(call.fallback("r")).isSameAs(call);
        assertThat(call.fail("r")).isSameAs(call);
        assertThat(call.measure("m", 1)).isSameAs(call);
        assertThat(call.cost(BigDecimal.ONE, "USD")).isSameAs(call);
        assertThat(call.cost(1.0, "USD")).isSameAs(call);
        assertThat(call.tokens(1, 2)).isSameAs(call);
        assertThat(call.quality(0.5)).isSameAs(call);
        assertThat(call.attribute("k", "v")).isSameAs(call);
    }

    @Test
    void everyMethod_withNullOrInvalidArguments_doesNotThrow() {
        assertThatCode(() -> {
                    Operations.current()
                            .fallback(null)
                            .fail(null)
                            .measure(null, Double.NaN)
                            .cost(null, null)
                            .cost(-1, null)
                            .tokens(-1, -1)
                            .quality(2)
                            .attribute(null, null);
                    try (StartedCall call = Operations.start(null)) {
                        call.error(null);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void start_withoutAgent_keepsNoReferenceToAnException() {
        StartedCall call = Operations.start("search.query");

        call.error(new IllegalStateException("kept?"));
        call.close();

        assertThat(Operations.start("search.query")).isSameAs(call);
        assertThat(call).hasFieldOrPropertyWithValue("error", null);
    }

    @Test
    void withoutAgent_nothingIsAllocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 20_000; i++) {
            useEverything();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 100_000; i++) {
            useEverything();
        }
        long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(bytes).as("bytes allocated by 100,000 rounds").isLessThan(10_000);
    }

    private static void useEverything() {
        Operations.current()
                .fallback("r")
                .measure("m", 1)
                .cost(0.1, "USD")
                .tokens(1, 2)
                .attribute("k", "v");
        try (StartedCall call = Operations.start("search.query")) {
            call.quality(1);
        }
    }
}
