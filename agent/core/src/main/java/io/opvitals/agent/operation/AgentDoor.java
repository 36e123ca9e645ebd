package io.opvitals.agent.operation;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the application's calls of {@code io.opvitals.api} do. */
public final class AgentDoor extends OpvitalsDoor {

    private static final int MAX_TEXT = 256;

    private final OperationRegistry registry;

    public AgentDoor(OperationRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected @Nullable Object apiCurrent() {
        ThreadRecorder thread = registry.shared().threads().currentIfAny();
        CallFrame frame = thread == null ? null : thread.current();
        return frame == null ? null : frame.notes().handle(frame);
    }

    @Override
    protected @Nullable Object apiStart(String name) {
        if (!registry.isRecording()) {
            return null;
        }
        OperationRecorder operation = registry.started(cut(name));
        CallFrame frame = operation.watch(operation.beginStarted());
        return new CallHandle(frame);
    }

    @Override
    protected void apiEnd(Object call, @Nullable Throwable thrown) {
        ((CallHandle) call).call().end(thrown);
    }

    @Override
    protected void apiFallback(Object call, String reason) {
        CallFrame frame = ((CallHandle) call).live();
        if (frame != null) {
            frame.fallback(cut(reason));
        }
    }

    @Override
    protected void apiFail(Object call, String reason) {
        CallFrame frame = ((CallHandle) call).live();
        if (frame != null) {
            frame.fail(cut(reason));
        }
    }

    @Override
    protected void apiMeasure(Object call, String name, double value) {
        CallFrame frame = ((CallHandle) call).live();
        if (frame != null) {
            frame.measure(cut(name), value);
        }
    }

    @Override
    protected void apiCost(Object call, BigDecimal amount, String currency) {
        CallFrame frame = ((CallHandle) call).live();
        if (frame != null) {
            frame.cost(amount, cut(currency));
        }
    }

    @Override
    protected void apiAttribute(Object call, String key, String value) {
        CallFrame frame = ((CallHandle) call).live();
        if (frame != null) {
            frame.attribute(cut(key), cut(value));
        }
    }

    @Override
    protected void apiFailed(Throwable error) {
        registry.shared().failures().report("io.opvitals.api", error);
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
