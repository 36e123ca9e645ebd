package io.opvitals.testapp;

import io.opvitals.api.HealthChecks;
import io.opvitals.api.HealthResult;
import io.opvitals.api.MonitoredOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers the health check {@code orders-db} and does what its stdin says: {@code succeed N} and {@code fail N} make
 * calls of {@code payments.charge}, {@code db WORD} sets what the check does from then on (healthy, degraded, unhealthy,
 * throw, hang), {@code deploy} starts an application in a loader of its own that registers a check, {@code undeploy}
 * lets go of it, {@code collect} collects garbage and says whether its loader is gone, {@code servers} says how many
 * MBean servers there are, {@code beans} makes one and says what the agent shows there. Each line is answered with {@code
 * answer LINE: ...}.
 */
public final class Checked {

    private static volatile String db = "healthy";
    /** What the container holds: an application, as long as it is deployed. */
    private static final List<ClassLoader> deployed = new ArrayList<>();

    private static @Nullable WeakReference<ClassLoader> loader;

    private Checked() {}

    public static void main(String[] arguments) throws Exception {
        HealthChecks.register("orders-db", Checked::check);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = act(line.split(" ", -1));
            number++;
            System.out.println("answer " + number + ": " + answer);
        }
    }

    private static String act(String[] words) throws Exception {
        switch (words[0]) {
            case "succeed", "fail" -> call(Integer.parseInt(words[1]), words[0].equals("fail"));
            case "db" -> db = words[1];
            case "deploy" -> deploy();
            case "undeploy" -> deployed.clear();
            case "collect" -> {
                System.gc();
                WeakReference<ClassLoader> known = loader;
                return known == null || known.get() == null ? "gone" : "still there";
            }
            case "servers" -> {
                return MBeanServerFactory.findMBeanServer(null).size() + " servers";
            }
            case "beans" -> {
                return beans();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "done";
    }

    private static String beans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder found = new StringBuilder("beans");
        for (ObjectName each : server.queryNames(new ObjectName("io.opvitals:*"), null)) {
            found.append(' ').append(each.getCanonicalName());
            found.append(" succeeded ").append(server.getAttribute(each, "Succeeded"));
        }
        return found.toString();
    }

    private static void call(int times, boolean fail) {
        for (int i = 0; i < times; i++) {
            try {
                charge(fail);
            } catch (IllegalStateException e) {
                // Asked for.
            }
        }
    }

    @MonitoredOperation(wrapper = "payments")
    static void charge(boolean fail) {
        if (fail) {
            throw new IllegalStateException("asked to");
        }
    }

    private static HealthResult check() throws IOException, InterruptedException {
        return switch (db) {
            case "degraded" -> HealthResult.degraded("one of two replicas");
            case "unhealthy" -> HealthResult.unhealthy("no connection");
            case "throw" -> throw new IOException("connection reset");
            case "hang" -> {
                new CountDownLatch(1).await();
                yield HealthResult.healthy();
            }
            default -> HealthResult.healthy("2 replicas");
        };
    }

    private static void deploy() throws Exception {
        URL own = Checked.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader child = new ChildFirst(own);
        deployed.add(child);
        loader = new WeakReference<>(child);
        Class<?> type = Class.forName("io.opvitals.testapp.shapes.RegistersCheck", true, child);
        ((Runnable) type.getConstructor().newInstance()).run();
    }

    /** Loads the classes of {@code shapes} itself, as a servlet container does with an application's classes. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL jar) {
            super(new URL[] {jar}, Checked.class.getClassLoader());
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
