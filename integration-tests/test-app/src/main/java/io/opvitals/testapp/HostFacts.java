package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/**
 * Prints what an application can see of its JVM's global state, and then, after a line on stdin, once more: by then the
 * agent's own threads have done their work. Without the agent the output is the same.
 */
public final class HostFacts {

    private HostFacts() {}

    public static void main(String[] arguments) throws Exception {
        print();
        System.out.println("printed");
        int line = System.in.read();
        System.out.println("read " + line);
        print();
    }

    @MonitoredOperation(wrapper = "host")
    static void print() throws Exception {
        new TreeMap<>(System.getProperties()).forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println("locale " + Locale.getDefault());
        System.out.println("time zone " + TimeZone.getDefault().getID());
        System.out.println("uncaught " + Thread.getDefaultUncaughtExceptionHandler());
        System.out.println("authenticator " + Authenticator.getDefault());
        System.out.println("cookies " + CookieHandler.getDefault());
        System.out.println("cache " + ResponseCache.getDefault());
        System.out.println("proxies " + ProxySelector.getDefault().getClass().getName());
        System.out.println("providers "
                + Arrays.stream(Security.getProviders()).map(Provider::getName).toList());
        System.out.println("ssl " + SSLContext.getDefault().getProvider().getName());
        System.out.println("out " + System.out.getClass().getName() + " err "
                + System.err.getClass().getName());
        loaders();
        threads();
    }

    private static void loaders() throws IOException {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        System.out.println("context is system " + (Thread.currentThread().getContextClassLoader() == system));
        System.out.println("agent's library classes visible " + isVisible("io.opentelemetry.api.OpenTelemetry"));
        System.out.println("agent's core visible " + isVisible("io.opvitals.agent.Entry"));
        System.out.println("asm visible " + isVisible("org.objectweb.asm.ClassReader"));
        System.out.println("services "
                + system.getResources("META-INF/services/java.net.spi.InetAddressResolverProvider")
                        .hasMoreElements());
    }

    private static boolean isVisible(String className) {
        try {
            return Class.forName(className, false, ClassLoader.getSystemClassLoader()) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Non-daemon threads by name, and threads of any kind that have the application's loader but are not its own. */
    private static void threads() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(each -> !each.isDaemon())
                .map(Thread::getName)
                .sorted()
                .forEach(name -> System.out.println("thread " + name));
    }
}
