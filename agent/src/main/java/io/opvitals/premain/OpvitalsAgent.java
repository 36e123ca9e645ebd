package io.opvitals.premain;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: {@link #premain} for {@code -javaagent}, {@link #agentmain} when attached to a running JVM,
 * {@link #main} for {@code java -jar}.
 *
 * <p>Nothing thrown here may reach the JVM, which would end the application. The names in strings are the core's entries:
 * the core is in another class loader, and there is no other way there.
 */
public final class OpvitalsAgent {

    private static final String CORE_ENTRY = "io.opvitals.agent.Entry";
    private static final String CORE_COMMANDS = "io.opvitals.agent.CommandEntry";

    private OpvitalsAgent() {}

    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        say(start(arguments, instrumentation, false).reason);
    }

    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        AttachReply reply = AttachReply.of(arguments);
        StartupChecks.Verdict verdict = start(reply.arguments, instrumentation, true);
        say(verdict.reason);
        reply.send(verdict);
    }

    public static void main(String[] arguments) {
        int exitCode = command(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Here is no application to be kept apart from, and the Attach API is a class of the system's loader. */
    private static int command(String[] arguments) {
        String problem = StartupChecks.problemWithJava(System.getProperties());
        if (problem.isEmpty()) {
            try {
                String version = OpvitalsAgent.class.getPackage().getImplementationVersion();
                ProtectionDomain domain = OpvitalsAgent.class.getProtectionDomain();
                File jar = ownJar();
                AgentClassLoader core = new AgentClassLoader(jar, domain, ClassLoader.getSystemClassLoader());
                Object exitCode = core.loadClass(CORE_COMMANDS)
                        .getMethod(
                                "run", String[].class, String.class, File.class, PrintStream.class, PrintStream.class)
                        .invoke(null, arguments, version, jar, System.out, System.err);
                return (Integer) exitCode;
            } catch (InvocationTargetException e) {
                problem = String.valueOf(e.getCause());
            } catch (ReflectiveOperationException | IOException | URISyntaxException | LinkageError e) {
                problem = e + " (expected: an undamaged opvitals-agent.jar)";
            }
        }
        System.err.println("opvitals-agent: " + problem);
        return 1;
    }

    private static StartupChecks.Verdict start(
            @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        try {
            StartupChecks.Verdict verdict = StartupChecks.run(System.getProperties());
            if (!verdict.start) {
                return verdict;
            }
            File jar = ownJar();
            ProtectionDomain domain = OpvitalsAgent.class.getProtectionDomain();
            AgentClassLoader core = new AgentClassLoader(jar, domain, ClassLoader.getPlatformClassLoader());
            core.loadClass(CORE_ENTRY)
                    .getMethod("start", String.class, Instrumentation.class, boolean.class)
                    .invoke(null, arguments, instrumentation, attached);
            return StartupChecks.Verdict.START;
        } catch (InvocationTargetException e) {
            return notStarted(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            return notStarted(e);
        }
    }

    private static File ownJar() throws URISyntaxException {
        return new File(OpvitalsAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static StartupChecks.Verdict notStarted(Throwable cause) {
        return StartupChecks.Verdict.stop("the agent did not start, the application runs without it: " + cause
                + " (expected: an undamaged opvitals-agent.jar)");
    }

    private static void say(String message) {
        if (!message.isEmpty()) {
            System.err.println("[opvitals] " + message);
        }
    }
}
