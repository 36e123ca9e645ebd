package io.opvitals.agent.integration.mdc;

import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.CallIds;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place where a logging library takes the MDC of the thread for one event. */
abstract class IdsHook extends LibraryHook {

    private final OperationRegistry operations;

    IdsHook(OperationRegistry operations, OwnFailures failures) {
        super(failures);
        this.operations = operations;
    }

    /** The entries for an event logged now on this thread; {@code null} outside of monitored calls. */
    final @Nullable Map<String, String> ids() {
        CallIds ids = operations.currentIds();
        return ids == null
                ? null
                : Map.of("trace_id", ids.traceId(), "span_id", ids.spanId(), "trace_flags", ids.traceFlags());
    }

    /** The MDC that a library has taken, with those entries that it lacks. */
    final @Nullable Object withIds(@Nullable Object mdc) {
        Map<String, String> ids = mdc instanceof Map ? ids() : null;
        if (ids == null) {
            return mdc;
        }
        // What the library has taken may be shared by events, or not to be written to.
        Map<Object, Object> all = new HashMap<>(ids);
        all.putAll((Map<?, ?>) mdc);
        return all;
    }
}
