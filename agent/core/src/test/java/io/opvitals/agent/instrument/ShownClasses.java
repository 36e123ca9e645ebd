package io.opvitals.agent.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Stands for a JVM that shows class files, and refuses what is none after it has shown them all. */
final class ShownClasses {

    private ShownClasses() {}

    static Instrumentation instrumentation(WeavingLoader loader, Set<Class<?>> loaded, Set<Class<?>> unmodifiable) {
        return (Instrumentation) Proxy.newProxyInstance(
                Instrumentation.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAllLoadedClasses" -> loaded.toArray(new Class<?>[0]);
                    case "isModifiableClass" -> !unmodifiable.contains((Class<?>) arguments[0]);
                    case "retransformClasses" -> {
                        retransform(loader, (Class<?>[]) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static void retransform(WeavingLoader loader, Class<?>[] classes) {
        boolean refused = false;
        for (Class<?> each : classes) {
            byte[] file = each.getClassLoader() instanceof WeavingLoader of ? of.original(each.getName()) : new byte[0];
            byte[] result = loader.transformer()
                    .transform(each.getClassLoader(), each.getName().replace('.', '/'), each, null, file);
            refused |= result != null;
        }
        if (refused) {
            throw new ClassFormatError();
        }
    }
}
