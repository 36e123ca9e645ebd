package io.opvitals.benchmarks.program;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads and initializes every class of the jar named by its argument, which is also on the class path, and prints
 * {@code LOADED}, how many, and the nanoseconds of CPU time it took this thread, on which an agent examines what is
 * loaded. CPU time and not the clock, because what is looked for is a few milliseconds in hundreds.
 *
 * <p>The first class is loaded before the clock starts: what an agent does once is measured by hello world.
 */
public final class LoadClasses {

    private LoadClasses() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<String> names = classNames(args[0]);
        ClassLoader loader = LoadClasses.class.getClassLoader();
        Class.forName(names.remove(0), true, loader);
        long startNanos = threads.getCurrentThreadCpuTime();
        for (String name : names) {
            Class.forName(name, true, loader);
        }
        long durationNanos = threads.getCurrentThreadCpuTime() - startNanos;
        System.out.println("LOADED " + names.size() + " " + durationNanos);
    }

    private static List<String> classNames(String jarFile) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(jarFile)) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(names::add);
        }
        return names;
    }
}
