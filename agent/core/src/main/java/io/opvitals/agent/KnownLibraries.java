package io.opvitals.agent;

import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.instrument.library.LibraryCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogues of libraries that are on, as one. */
final class KnownLibraries extends LibraryCatalogue {

    private final List<LibraryCatalogue> catalogues;

    KnownLibraries(List<LibraryCatalogue> catalogues) {
        this.catalogues = List.copyOf(catalogues);
    }

    @Override
    public @Nullable Library of(String className) {
        for (LibraryCatalogue each : catalogues) {
            Library library = each.of(className);
            if (library != null) {
                return library;
            }
        }
        return null;
    }
}
