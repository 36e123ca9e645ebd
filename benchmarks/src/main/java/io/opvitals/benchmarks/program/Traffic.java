package io.opvitals.benchmarks.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * Calls every operation of the jar named by its argument once a second until its standard input ends. Every class of the
 * jar is a {@link Runnable} that calls its own operations.
 */
public final class Traffic {

    private Traffic() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        List<Runnable> classes = instances(args[0]);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        classes.forEach(Runnable::run);
        System.out.println("READY");
        var everySecond = clock.scheduleAtFixedRate(() -> classes.forEach(Runnable::run), 1, 1, TimeUnit.SECONDS);
        System.in.transferTo(System.out);
        everySecond.cancel(false);
        clock.shutdown();
    }

    private static List<Runnable> instances(String jarFile) throws IOException, ReflectiveOperationException {
        List<Runnable> instances = new ArrayList<>();
        try (JarFile jar = new JarFile(jarFile)) {
            for (var entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    String className =
                            name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    Class<?> type = Class.forName(className);
                    instances.add(
                            type.asSubclass(Runnable.class).getConstructor().newInstance());
                }
            }
        }
        return instances;
    }
}
