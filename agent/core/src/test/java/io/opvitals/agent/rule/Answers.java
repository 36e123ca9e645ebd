package io.opvitals.agent.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What docs/rules.md reads from: an answer of a language model, and the ways it can be written. */
final class Answers {

    private Answers() {}

    enum Status {
        ANSWERED,
        DECLINED {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }

    record Choice(String text) {}

    @SuppressWarnings("ArrayRecordComponent") // For paths through arrays.
    record Usage(int totalTokens, float share, long[] perStep) {}

    record Answer(
            Status status,
            List<Choice> choices,
            String requested,
            String servedBy,
            @Nullable String reason,
            BigDecimal price,
            Usage usage,
            Map<String, String> headers,
            Optional<String> region,
            Duration waited,
            boolean cached) {}

    static final Answer ANSWER = new Answer(
            Status.DECLINED,
            List.of(new Choice("Paris"), new Choice("Lyon")),
            "large",
            "small",
            null,
            new BigDecimal("0.50"),
            new Usage(812, 0.1f, new long[] {800, 12}),
            Map.of("x-region", "eu"),
            Optional.of("eu"),
            Duration.ofSeconds(3),
            true);

    /** Written as beans are. */
    public static class Bean {

        public final int code = 503;
        public static final int SHARED = 1;
        private final boolean retried;

        Bean(boolean retried) {
            this.retried = retried;
        }

        public boolean isRetried() {
            return retried;
        }

        public char getGrade() {
            return 'a';
        }

        public String getBroken() {
            throw new IllegalStateException("secret");
        }

        public void getNothing() {}

        public String delete() {
            throw new AssertionError("not a getter, must not run");
        }

        String getHidden() {
            throw new AssertionError("not public, must not run");
        }

        public double getRatio() {
            return Double.NaN;
        }

        public Status getStatus() {
            return Status.ANSWERED;
        }

        public Object getMoney() {
            return new Money();
        }
    }

    /** Its own code must not run. */
    static final class Money {

        @Override
        public boolean equals(@Nullable Object other) {
            throw new AssertionError("must not run");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("must not run");
        }

        @Override
        public String toString() {
            throw new AssertionError("must not run");
        }
    }

    /** A public view of a class that is not. */
    public interface Named {

        String getName();
    }

    private static final class Hidden implements Named {

        @Override
        public String getName() {
            return "hidden";
        }
    }

    static Named hidden() {
        return new Hidden();
    }

    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, Throwable cause) {
            super("refused", cause);
            this.code = code;
        }

        public int getCode() {
            return code;
        }
    }
}
