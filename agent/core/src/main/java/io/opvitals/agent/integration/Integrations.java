package io.opvitals.agent.integration;

import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.instrument.library.LibraryCatalogue;
import org.jspecify.annotations.Nullable;

/** The known libraries, each made when the first of its classes comes. */
public final class Integrations extends LibraryCatalogue {

    @Override
    protected @Nullable Library of(String className) {
        return null;
    }
}
