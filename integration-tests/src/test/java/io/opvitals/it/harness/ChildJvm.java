package io.opvitals.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JVM about to be started: which JDK, with which agents, settings and class path. By default without the agent, with
 * the test applications and the API on the class path, in an environment that tells neither Java nor OpenTelemetry nor
 * the agent anything.
 */
public final class ChildJvm {

    private static final List<String> NOT_INHERITED = List.of(
            "OTEL_", "OPVITALS_", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "NO_COLOR");

    private static final String APP_PACKAGE = "io.opvitals.testapp.";

    private final Jdk jdk;
    private final List<String> options = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Path workingDirectory;

    public ChildJvm(Jdk jdk) {
        this.jdk = jdk;
        classPath.add(Built.appJar().toString());
        classPath.add(Built.library("opvitals-api").toString());
        // Small machines run many of these at once.
        options.add("-Xmx512m");
        options.add("-XX:+UseSerialGC");
        options.add("-XX:TieredStopAtLevel=4");
        // A folder of its own: nothing of what another test changed at run time, and nothing in the home directory.
        environment.put("OPVITALS_DATA_DIRECTORY", Built.dataDirectory().toString());
        // Tests keep the processors busy, which is nothing to warn of.
        environment.put("OPVITALS_HEALTH_CHECK_CPU_ABOVE", "1");
    }

    /** With the shipped agent. */
    public ChildJvm agent() {
        return agent("");
    }

    /** With the shipped agent and these arguments. */
    public ChildJvm agent(String arguments) {
        return agent(Built.agentJar(), arguments);
    }

    /** With any agent. */
    public ChildJvm agent(Path jar, String arguments) {
        options.add("-javaagent:" + jar + (arguments.isEmpty() ? "" : "=" + arguments));
        return this;
    }

    public ChildJvm option(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Ships to this OTLP endpoint, twice a second. At its end it may take its time over the last export: many of these
     * JVMs live for a moment, on a machine that is busy with others.
     */
    public ChildJvm shipsTo(String endpoint) {
        return environment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
                .environment("OPVITALS_SHUTDOWN_TIMEOUT", "30s")
                // The same machine also takes the agent's start for a burden; GovernorIT asks for it by the agent's
                // arguments.
                .environment("OPVITALS_GOVERNOR_CPU_BUDGET", "off")
                .environment("OTEL_METRIC_EXPORT_INTERVAL", "500")
                .environment("OTEL_BSP_SCHEDULE_DELAY", "200")
                .environment("OTEL_BLRP_SCHEDULE_DELAY", "200");
    }

    public ChildJvm classPath(Path... more) {
        for (Path each : more) {
            classPath.add(each.toString());
        }
        return this;
    }

    public ChildJvm workingDirectory(Path folder) {
        workingDirectory = folder;
        return this;
    }

    /** Starts a test application, by its simple name, and waits for its end. */
    public ChildResult run(String app, String... arguments) {
        try (RunningChild child = start(app, arguments)) {
            return child.result();
        }
    }

    /** Starts a test application, by its simple name: {@code Hello}, {@code library.GuavaTests}. */
    public RunningChild start(String app, String... arguments) {
        List<String> rest = new ArrayList<>();
        rest.add("-cp");
        rest.add(String.join(File.pathSeparator, classPath));
        rest.add(APP_PACKAGE + app);
        rest.addAll(List.of(arguments));
        return startWith(rest);
    }

    /** Starts whatever these last arguments of {@code java} say: {@code -jar app.jar}, {@code -m module/class}. */
    public RunningChild startWith(List<String> lastArguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(options);
        command.addAll(lastArguments);
        return startCommand(command);
    }

    /** Starts a tool of the JDK; the options go to nobody. */
    public RunningChild startTool(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool(name).toString());
        command.addAll(List.of(arguments));
        return startCommand(command);
    }

    private RunningChild startCommand(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(ChildJvm::isNotInherited);
        builder.environment().putAll(environment);
        if (workingDirectory != null) {
            builder.directory(workingDirectory.toFile());
        }
        try {
            return new RunningChild(command, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNotInherited(String name) {
        return NOT_INHERITED.stream().anyMatch(name::startsWith);
    }
}
