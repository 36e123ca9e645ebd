package io.opvitals.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent into a JVM that is running. The only class that knows the Attach API, which a Java runtime may come
 * without.
 */
final class Attach {

    /** In front of the arguments: the file that the agent answers in, as io.opvitals.premain.AttachReply reads it. */
    private static final String REPLY = "attach.reply=";

    /** The answer when it has started, and how the one begins when it had before. */
    private static final String ATTACHED = "attached";

    private static final String ATTACHED_ALREADY = "the agent is attached already";

    private static final String EXPECTED_PID = " (expected: the pid of a running JVM; jps lists them)";

    /** Bit of SIGQUIT, signal 3, in the masks of /proc/PID/status. */
    private static final int SIGQUIT = 1 << 2;

    private Attach() {}

    /** What came of it, for the user. */
    record Result(boolean attached, String message) {}

    /**
     * Attaches, and waits for the agent's answer.
     *
     * @param pid of the JVM, as the user wrote it
     * @param arguments for the agent
     * @param jar the agent's
     */
    static Result to(String pid, String arguments, File jar) {
        String problem = problem(pid);
        if (problem != null) {
            return new Result(false, problem);
        }
        try {
            Path reply = Files.createTempFile("opvitals-attach-", ".reply");
            try {
                return load(pid, REPLY + reply.toAbsolutePath() + ";" + arguments, jar, reply);
            } finally {
                Files.deleteIfExists(reply);
            }
        } catch (AttachNotSupportedException | IOException e) {
            return new Result(false, refused(pid, e));
        } catch (AgentLoadException | AgentInitializationException e) {
            return new Result(false, notLoaded(pid, e));
        }
    }

    private static Result load(String pid, String arguments, File jar, Path reply)
            throws AttachNotSupportedException, IOException, AgentLoadException, AgentInitializationException {
        VirtualMachine machine = VirtualMachine.attach(pid);
        try {
            machine.loadAgent(jar.getAbsolutePath(), arguments);
        } finally {
            machine.detach();
        }
        String answer = new String(Files.readAllBytes(reply), StandardCharsets.UTF_8);
        if (answer.isEmpty()) {
            return new Result(true, "the agent is loaded into process " + pid + "; its stderr says what became of it");
        }
        if (answer.equals(ATTACHED)) {
            return new Result(true, "the agent is attached to process " + pid);
        }
        // What the user wanted is so.
        return new Result(answer.startsWith(ATTACHED_ALREADY), "process " + pid + ": " + answer);
    }

    /** Why this pid is none to attach to; {@code null} where it may be one. */
    private static @Nullable String problem(String pid) {
        Optional<ProcessHandle> process;
        try {
            process = ProcessHandle.of(Long.parseLong(pid));
        } catch (NumberFormatException e) {
            return "pid '" + pid + "'" + EXPECTED_PID;
        }
        if (process.isEmpty()) {
            return "no process " + pid + EXPECTED_PID;
        }
        if (process.get().pid() == ProcessHandle.current().pid()) {
            return "process " + pid + " is this command itself" + EXPECTED_PID;
        }
        return mayBeJvm(pid)
                ? null
                : "process " + pid + " is no JVM, or one that ignores SIGQUIT as -Xrs makes it" + EXPECTED_PID;
    }

    /**
     * Attaching begins with a SIGQUIT, which a JVM answers and which ends any other process. So only what catches it is
     * tried.
     */
    private static boolean mayBeJvm(String pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", pid, "status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("SigCgt:")) {
                    String mask = line.substring("SigCgt:".length()).strip();
                    return (Long.parseUnsignedLong(mask, 16) & SIGQUIT) != 0;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux.
        }
        for (VirtualMachineDescriptor each : VirtualMachine.list()) {
            if (each.id().equals(pid)) {
                return true;
            }
        }
        return false;
    }

    private static String refused(String pid, Exception reason) {
        String owner = owner(pid);
        String self = System.getProperty("user.name", "");
        if (!owner.isEmpty() && !owner.equals(self)) {
            return "process " + pid + " belongs to user " + owner + " (expected: to " + self
                    + ", who runs this command): " + reason.getMessage();
        }
        return "process " + pid + " does not let itself be attached to (expected: a HotSpot or OpenJ9 JVM of Java 17 or"
                + " newer, without -XX:+DisableAttachMechanism): " + reason.getMessage();
    }

    private static String notLoaded(String pid, Exception reason) {
        return "process " + pid + " does not load the agent (expected: a JVM that can read this jar, without"
                + " -XX:-EnableDynamicAgentLoading): " + reason.getMessage();
    }

    private static String owner(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().user())
                .orElse("");
    }
}
