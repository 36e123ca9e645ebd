package io.opvitals.testapp;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Supplier;

/**
 * Loads an annotated class in a child loader of its own, calls it so that it succeeds, fails and falls back, drops the
 * loader, and says whether it could be collected. Does that for as many loaders as its argument says.
 */
public final class LoaderLeak {

    private static final long DEADLINE_NANOS = 30_000_000_000L;

    private LoaderLeak() {}

    public static void main(String[] arguments) throws Exception {
        Truth truth = new Truth();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
            WeakReference<ClassLoader> loader = use(queue, truth);
            System.out.println("loader " + i + (isCollected(loader, queue) ? " collected" : " still there"));
        }
        truth.print();
    }

    private static WeakReference<ClassLoader> use(ReferenceQueue<ClassLoader> queue, Truth truth) throws Exception {
        URL own = LoaderLeak.class.getProtectionDomain().getCodeSource().getLocation();
        try (ChildFirst loader = new ChildFirst(own)) {
            Class<?> type = Class.forName("io.opvitals.testapp.shapes.Redeployed", true, loader);
            if (type.getClassLoader() != loader) {
                throw new IllegalStateException(type.getClassLoader() + " (expected: the child loader)");
            }
            @SuppressWarnings("unchecked")
            Supplier<String> redeployed =
                    (Supplier<String>) type.getConstructor().newInstance();
            for (int i = 0; i < 100; i++) {
                try {
                    truth.count("redeployed.get", redeployed.get().equals("ok") ? "success" : "fallback");
                } catch (RuntimeException e) {
                    truth.count("redeployed.get", "error");
                }
            }
            return new WeakReference<>(loader, queue);
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader, ReferenceQueue<ClassLoader> queue)
            throws InterruptedException {
        long start = System.nanoTime();
        do {
            System.gc();
            if (queue.remove(100) == loader) {
                return true;
            }
        } while (System.nanoTime() - start < DEADLINE_NANOS);
        return false;
    }

    /** Loads the classes of {@code shapes} itself, as a servlet container does with an application's classes. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL jar) {
            super(new URL[] {jar}, LoaderLeak.class.getClassLoader());
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
