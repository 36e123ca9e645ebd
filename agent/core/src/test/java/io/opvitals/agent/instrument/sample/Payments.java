package io.opvitals.agent.instrument.sample;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.OperationAttribute;
import io.opvitals.api.Operations;
import io.opvitals.api.StartedCall;
import java.io.IOException;
import java.util.function.Function;

/** Annotations in every place they may stand. */
@SuppressWarnings("all")
public final class Payments {

    private Payments() {}

    /** On an interface: a plain, a generic and a default method. */
    public interface Gateway<T> {
        @MonitoredOperation(wrapper = "gateway")
        T charge(T amount);

        @MonitoredOperation(wrapper = "gateway")
        default String describe() {
            return "default";
        }

        String notMonitored();
    }

    public static class CardGateway implements Gateway<Integer> {
        @Override
        public Integer charge(Integer amount) {
            return amount + 1;
        }

        @Override
        public String notMonitored() {
            return "quiet";
        }
    }

    /** On a superclass, abstract and not. */
    public abstract static class Base {
        @MonitoredOperation("query")
        protected abstract int find();

        @MonitoredOperation
        public int kept() {
            return 1;
        }
    }

    public static class Derived extends Base {
        @Override
        protected int find() {
            return 2;
        }
    }

    /** On a type: its public methods, and no others. */
    @MonitoredOperation("ledger")
    public static class Ledger {
        public int open() {
            return hidden();
        }

        @MonitoredOperation(value = "balance", wrapper = "accounts")
        public int named() {
            return 3;
        }

        int hidden() {
            return 4;
        }
    }

    public static class WithFallback implements Function<String, String> {
        @Override
        @MonitoredOperation(value = "ask", wrapper = "llm", fallback = "weak", expected = IllegalStateException.class)
        public String apply(@OperationAttribute(value = "model", metric = true) String model) {
            if (model.equals("refused")) {
                throw new IllegalStateException();
            }
            try {
                if (model.equals("down")) {
                    throw new IOException("down");
                }
                Operations.current().quality(0.5).attribute("k", "v");
                return "strong";
            } catch (IOException e) {
                return weak(model, 7L, e);
            }
        }

        private String weak(String model, long wide, Exception cause) {
            return "weak";
        }
    }

    public static class UnknownFallback {
        @MonitoredOperation(fallback = "missing", stuckAfter = "soon")
        public int call() {
            return 5;
        }
    }

    public static class Manual implements Runnable {
        @Override
        public void run() {
            try (StartedCall call = Operations.start("manual.work")) {
                call.error(new IOException());
            }
        }
    }
}
