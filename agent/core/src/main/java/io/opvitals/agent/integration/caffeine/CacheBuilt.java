package io.opvitals.agent.integration.caffeine;

import io.opvitals.agent.integration.CreationSite;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.bootstrap.OpvitalsDoor.CacheReader;
import org.jspecify.annotations.Nullable;

/** The builder has built a cache. It has no name: it is named after the line that asked for it. */
final class CacheBuilt extends LibraryHook {

    private static final String ADAPTER = "io.opvitals.adapter.caffeine.Caches";

    private final IntegrationParts parts;

    /** Spring's cache manager builds caches for its users. */
    private final CreationSite site = new CreationSite("com.github.benmanes.caffeine.", "org.springframework.");

    CacheBuilt(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        // One overload may call another, which has told already.
        if (self != null && result != null && !parts.caches().knows(result)) {
            if (parts.adapters().adapter(self.getClass(), ADAPTER) instanceof CacheReader reader) {
                parts.caches().add(result, Caffeine.NAME, site.get(), reader);
            }
        }
        return result;
    }
}
