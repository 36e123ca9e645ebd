package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.integration.FallbackOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.integration.LibraryTypes;
import io.opvitals.agent.integration.ToldFunction;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/**
 * At {@code recover}: its function tells when it serves. A supplier is decorated long before it is called, so that the call
 * is the one in flight when the function runs; a completion stage is decorated within its call and completes elsewhere.
 */
final class Recover extends LibraryHook {

    private static final String CHECKED_FUNCTION = "io.github.resilience4j.core.functions.CheckedFunction";
    private static final String ADAPTER = "io.opvitals.adapter.resilience4j.CheckedFunctions";

    private final IntegrationParts parts;
    private final int position;
    private final boolean isCalledPerCall;

    /**
     * Makes the hook.
     *
     * @param parts what hooks work with
     * @param position of the function among the arguments
     * @param isCalledPerCall whether {@code recover} is called once for each call
     */
    Recover(IntegrationParts parts, int position, boolean isCalledPerCall) {
        super(parts.failures());
        this.parts = parts;
        this.position = position;
        this.isCalledPerCall = isCalledPerCall;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object function = arguments[position];
        if (function == null) {
            return null;
        }
        RunningCall call = isCalledPerCall ? parts.calls().current() : null;
        if (isCalledPerCall && call == null) {
            return null;
        }
        FallbackOfCall fallback = new FallbackOfCall(parts.calls(), call, parts.failures());
        Class<?> checked = LibraryTypes.find(function.getClass(), CHECKED_FUNCTION);
        if (checked == null) {
            arguments[position] = ToldFunction.of(function, fallback);
            return null;
        }
        Object adapter = parts.adapters().adapter(checked, ADAPTER);
        if (adapter instanceof OpvitalsDoor.FallbackWrapper wrapper) {
            arguments[position] = wrapper.wrap(function, fallback);
        }
        return null;
    }
}
