package io.opvitals.agent.jfr;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of each call while a recording of the JDK's Flight Recorder asks for {@code opvitals.Call}; it is off in
 * every recording that does not.
 *
 * <p>Sees by the name of a class that is being loaded that the recorder comes into being, and changes no class.
 */
public final class FlightRecorder implements ClassFileTransformer {

    private static final String RECORDER = "jdk/jfr/internal/PlatformRecorder";
    private static final String LOGGER = "jfr";

    private final OperationRegistry operations;
    private final AgentLog log;
    private volatile boolean isLoaded;

    /** Touched by {@link #look} only. */
    private @Nullable CallRecording recording;

    private boolean isGivenUp;

    /**
     * Begins without the recorder.
     *
     * @param operations whose calls become events
     * @param log says once what is wrong with the recorder
     */
    public FlightRecorder(OperationRegistry operations, AgentLog log) {
        this.operations = operations;
        this.log = log;
    }

    /** Looks for the recorder among the classes that were loaded before this was told of each. */
    public void lookAt(Class<?>[] loaded) {
        String name = RECORDER.replace('/', '.');
        for (Class<?> each : loaded) {
            if (each.getName().equals(name)) {
                isLoaded = true;
                return;
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (!isLoaded && RECORDER.equals(className)) {
            isLoaded = true;
        }
        return null;
    }

    /** Follows what recordings ask for. Called every second, by one thread at a time. */
    public void look() {
        if (!isLoaded || isGivenUp) {
            return;
        }
        try {
            if (recording == null) {
                recording = CallRecording.ofRunningRecorder(operations);
            }
            if (recording != null) {
                recording.look();
            }
        } catch (RuntimeException | LinkageError e) {
            isGivenUp = true;
            operations.watch(null);
            log.warn(LOGGER, "calls are no events of the Flight Recorder: " + e);
        }
    }
}
