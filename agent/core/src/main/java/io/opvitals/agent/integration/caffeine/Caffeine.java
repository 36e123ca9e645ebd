package io.opvitals.agent.integration.caffeine;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.IntegrationParts;
import java.util.List;

/** Which of its classes are woven with what. */
public final class Caffeine {

    static final String NAME = "Caffeine";

    private static final String BUILDER = "com/github/benmanes/caffeine/cache/Caffeine";

    private Caffeine() {}

    public static Library library(IntegrationParts parts) {
        CacheBuilt built = new CacheBuilt(parts);
        return new Library(
                NAME,
                "3.0 to 3.2",
                List.of(new HookedClass(
                        BUILDER,
                        new HookedMethod("build", HookedMethod.ANY, built),
                        new HookedMethod("buildAsync", HookedMethod.ANY, built))));
    }
}
