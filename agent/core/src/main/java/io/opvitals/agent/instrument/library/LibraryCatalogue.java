package io.opvitals.agent.instrument.library;

import org.jspecify.annotations.Nullable;

/** The libraries known to the agent. */
public abstract class LibraryCatalogue {

    /**
     * The library that a class of this internal name may belong to; {@code null} for most. Asked for every class that is
     * loaded, by many threads: it compares beginnings of names, and makes a library when its first class comes.
     */
    public abstract @Nullable Library of(String className);
}
