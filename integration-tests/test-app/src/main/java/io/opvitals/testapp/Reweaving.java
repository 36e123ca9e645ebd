package io.opvitals.testapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/**
 * Loads {@code Churn} and {@code LoudChurn} in {@code LOADERS} class loaders of their own and calls them on {@code THREADS}
 * threads without a pause, until its stdin ends. Does what stdin says, and answers each line with
 * {@code answer NUMBER: ...}: {@code last N} makes N calls each of {@code last0} and {@code last1}; {@code more} loads the
 * classes in one more class loader; {@code metaspace} says how many bytes of it are used after a garbage collection.
 */
public final class Reweaving {

    private static final String[] CLASSES = {"io.opvitals.testapp.shapes.Churn", "io.opvitals.testapp.shapes.LoudChurn"
    };

    private final Truth truth = new Truth();
    private final LongAdder sum = new LongAdder();
    private final AtomicLong linkageErrors = new AtomicLong();
    private final List<ClassLoader> loaders = new ArrayList<>();
    private volatile boolean stopping;

    private Reweaving() {}

    public static void main(String[] arguments) throws Exception {
        new Reweaving().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(int threadCount, int loaderCount) throws Exception {
        for (int i = 0; i < loaderCount; i++) {
            loaders.add(load());
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < threadCount; i++) {
            List<IntBinaryOperator> own = objects(loaders);
            Thread thread = new Thread(() -> call(own), "load-" + i);
            thread.start();
            threads.add(thread);
        }
        System.out.println("loaded");
        obey(threads);
        stopping = true;
        for (Thread each : threads) {
            each.join();
        }
        System.out.println("sum=" + sum.sum());
        System.out.println("linkageErrors=" + linkageErrors.get());
        truth.print();
    }

    private void obey(List<Thread> threads) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.equals("more")) {
                List<ClassLoader> more = List.of(load());
                Thread thread = new Thread(() -> call(objects(more)), "more-" + number);
                thread.start();
                threads.add(thread);
                System.out.println("answer " + number + ": more");
            } else if (line.equals("metaspace")) {
                System.out.println("metaspace" + number + "=" + metaspace());
                System.out.println("answer " + number + ": metaspace");
            } else {
                last(Integer.parseInt(line.substring(line.indexOf(' ') + 1)));
                System.out.println("answer " + number + ": last");
            }
        }
    }

    private void last(int times) {
        for (IntBinaryOperator each : objects(loaders)) {
            for (int i = 0; i < times; i++) {
                sum.add(each.applyAsInt(-1, i));
            }
            truth.count("churn.last0", "success", times);
            truth.count("churn.last1", "success", times);
        }
    }

    private void call(List<IntBinaryOperator> objects) {
        for (int number = 1; !stopping; number++) {
            for (IntBinaryOperator each : objects) {
                try {
                    sum.add(each.applyAsInt(number % 10, number));
                } catch (IllegalStateException e) {
                    // Asked to.
                } catch (LinkageError e) {
                    linkageErrors.incrementAndGet();
                    e.printStackTrace();
                }
            }
        }
        for (IntBinaryOperator each : objects) {
            long[][] counted = counted(each);
            for (int way = 0; way < counted[0].length; way++) {
                truth.count("churn.keep" + way, "success", counted[0][way]);
            }
            truth.count("churn.keep3", "error", counted[1][3]);
            if (counted[2][0] > 0) {
                truth.count("loud-churn.keep1", "success", counted[2][0]);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static long[][] counted(Object object) {
        return ((Supplier<long[][]>) object).get();
    }

    private static List<IntBinaryOperator> objects(List<ClassLoader> from) {
        List<IntBinaryOperator> objects = new ArrayList<>();
        for (ClassLoader loader : from) {
            for (String each : CLASSES) {
                try {
                    objects.add((IntBinaryOperator)
                            loader.loadClass(each).getConstructor().newInstance());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return objects;
    }

    private static ClassLoader load() throws IOException {
        URL own = Reweaving.class.getProtectionDomain().getCodeSource().getLocation();
        return new ChildFirst(own);
    }

    private static long metaspace() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        long used = 0;
        for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans()) {
            // Includes the compressed class space.
            used += each.getName().equals("Metaspace") ? each.getUsage().getUsed() : 0;
        }
        return used;
    }

    /** Loads the classes of {@code shapes} itself. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL jar) {
            super(new URL[] {jar}, Reweaving.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.opvitals.testapp.shapes.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
