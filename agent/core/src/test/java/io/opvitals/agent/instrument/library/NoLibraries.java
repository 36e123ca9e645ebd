package io.opvitals.agent.instrument.library;

import org.jspecify.annotations.Nullable;

/** For tests of everything else. */
public final class NoLibraries extends LibraryCatalogue {

    @Override
    public @Nullable Library of(String className) {
        return null;
    }
}
