package io.opvitals.agent.integration;

import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardId;
import io.opvitals.agent.guard.GuardKind;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** At the end of a guard's constructor: the guard is known from now on. */
public final class GuardCreated extends LibraryHook {

    private final IntegrationParts parts;
    private final Kind kind;
    private final @Nullable Supplier<String> names;

    /**
     * What the guards of one class are.
     *
     * @param kind what they do
     * @param library the library, as a user knows it
     * @param className the library's class
     * @param adapter name of the {@link GuardReader} for it
     * @param states for circuit breakers, the states they can be in
     */
    public record Kind(GuardKind kind, String library, String className, String adapter, Set<BreakerState> states) {}

    /**
     * Makes the hook.
     *
     * @param parts what hooks work with
     * @param kind what the guards are
     * @param names names a guard that has no name of its own; {@code null} where all have one
     */
    public GuardCreated(IntegrationParts parts, Kind kind, @Nullable Supplier<String> names) {
        super(parts.failures());
        this.parts = parts;
        this.kind = kind;
        this.names = names;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (self != null && !parts.guards().knows(self)) {
            add(self);
        }
        return null;
    }

    private void add(Object guard) {
        Class<?> libraryClass = LibraryTypes.find(guard.getClass(), kind.className);
        Object adapter = libraryClass == null ? null : parts.adapters().adapter(libraryClass, kind.adapter);
        if (adapter instanceof GuardReader reader) {
            String name = reader.name(guard);
            if (name == null) {
                name = names == null ? "unnamed" : names.get();
            }
            parts.guards().add(guard, new GuardId(kind.kind, kind.library, name), reader, kind.states);
        }
    }
}
