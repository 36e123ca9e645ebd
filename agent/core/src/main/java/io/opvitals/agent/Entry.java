package io.opvitals.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the premain hands over: puts the door in place, then starts the agent. A class of its own, because {@link Agent}
 * cannot be loaded before the door is there.
 */
public final class Entry {

    private Entry() {}

    /**
     * Called by the premain, by name, once.
     *
     * @param attached whether the application is running already
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws Exception {
        DoorInstaller.install(instrumentation);
        Agent.start(arguments, instrumentation, attached);
    }
}
