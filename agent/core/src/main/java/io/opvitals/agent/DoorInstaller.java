package io.opvitals.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines the door in the boot loader, as a class of {@code java.lang} (docs/decisions/0002).
 *
 * <p>The package is opened to the module of this class alone, the unnamed module of the agent's own loader: nothing
 * changes for the application. Must run before any class that extends the door is touched. The names below are those of
 * the source; the agent's build moves them together with the classes.
 */
final class DoorInstaller {

    private static final String[] DOOR = {
        "io/opvitals/bootstrap/OpvitalsDoor.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Operation.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Call.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Assembly.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Publishers.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Futures.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Continuations.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Hook.class",
        "io/opvitals/bootstrap/OpvitalsDoor$GuardReader.class",
        "io/opvitals/bootstrap/OpvitalsDoor$CacheReader.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Fallback.class",
        "io/opvitals/bootstrap/OpvitalsDoor$FallbackWrapper.class",
        "io/opvitals/bootstrap/OpvitalsDoor$InvocationReader.class",
        "io/opvitals/bootstrap/OpvitalsDoor$Checks.class"
    };

    private DoorInstaller() {}

    static void install(Instrumentation instrumentation) throws IOException, IllegalAccessException {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(DoorInstaller.class.getModule())),
                Set.of(),
                Map.of());
        MethodHandles.Lookup javaLang = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
        for (String each : DOOR) {
            javaLang.defineClass(bytes(each));
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (@Nullable InputStream in = DoorInstaller.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("agent jar: no " + name + " in it (expected: the jar as it was built)");
            }
            return in.readAllBytes();
        }
    }
}
