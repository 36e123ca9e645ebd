package io.opvitals.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: {@link #premain} for {@code -javaagent}, {@link #agentmain} when attached to a running JVM,
 * {@link #main} for {@code java -jar}.
 *
 * <p>Nothing thrown here may reach the JVM, which would end the application. The one name in a string is the core's entry:
 * the core is in another class loader, and there is no other way there.
 */
public final class OpvitalsAgent {

    private static final String CORE_ENTRY = "io.opvitals.agent.Entry";

    private OpvitalsAgent() {}

    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** There are no commands yet: says how to attach. */
    public static void main(String[] arguments) {
        String version = OpvitalsAgent.class.getPackage().getImplementationVersion();
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("opvitals-agent " + version);
            return;
        }
        System.out.println("opvitals-agent " + version);
        System.out.println();
        System.out.println("Attach it to an application:");
        System.out.println("  java -javaagent:opvitals-agent.jar -jar app.jar");
        System.out.println("With settings, separated by semicolons:");
        System.out.println(
                "  java \"-javaagent:opvitals-agent.jar=console.interval=5s;health.window=1m\" -jar app.jar");
        System.out.println();
        System.out.println("  --version  prints the version");
        System.out.println("  --help     prints this");
        boolean help = arguments.length == 0 || arguments[0].equals("--help");
        if (!help) {
            System.err.println();
            System.err.println("opvitals-agent: '" + arguments[0] + "' (expected: --help or --version)");
            System.exit(2);
        }
    }

    private static void start(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            StartupChecks.Verdict verdict = StartupChecks.run(System.getProperties());
            if (!verdict.start) {
                say(verdict.reason);
                return;
            }
            File jar = ownJar();
            ProtectionDomain domain = OpvitalsAgent.class.getProtectionDomain();
            AgentClassLoader core = new AgentClassLoader(jar, domain);
            core.loadClass(CORE_ENTRY)
                    .getMethod("start", String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
        } catch (InvocationTargetException e) {
            notStarted(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            notStarted(e);
        }
    }

    private static File ownJar() throws URISyntaxException {
        return new File(OpvitalsAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static void notStarted(Throwable cause) {
        say("the agent did not start, the application runs without it: " + cause
                + " (expected: an undamaged opvitals-agent.jar)");
    }

    private static void say(String message) {
        if (!message.isEmpty()) {
            System.err.println("[opvitals] " + message);
        }
    }
}
