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
        say(start(arguments, instrumentation, false).reason);
    }

    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        AttachReply reply = AttachReply.of(arguments);
        StartupChecks.Verdict verdict = start(reply.arguments, instrumentation, true);
        say(verdict.reason);
        reply.send(verdict);
    }

    public static void main(String[] arguments) throws URISyntaxException {
        String version = OpvitalsAgent.class.getPackage().getImplementationVersion();
        int exitCode = new CommandLine(version, ownJar(), System.out, System.err).run(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
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
            AgentClassLoader core = new AgentClassLoader(jar, domain);
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
