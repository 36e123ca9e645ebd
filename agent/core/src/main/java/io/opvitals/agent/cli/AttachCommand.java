package io.opvitals.agent.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "attach",
        customSynopsis = "java -jar opvitals-agent.jar attach PID [SETTINGS]",
        description = "Loads the agent into a JVM that is running.",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  java -jar opvitals-agent.jar attach 4711 \"instrumentation.include=com.acme.Mail#send\"",
            "",
            "From Java 21 on, the JVM that is attached to warns on its stderr that an agent is loaded; with",
            "-XX:+EnableDynamicAgentLoading it does not. Attaching a second time does nothing and says so."
        })
final class AttachCommand implements Callable<Integer> {

    private final File jar;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "Of the JVM, as jps lists it; it must belong to the user who runs this command.")
    private String pid = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SETTINGS",
            description = "name=value, separated by semicolons; docs/configuration.md lists them.")
    private String settings = "";

    AttachCommand(File jar, PrintWriter out, PrintWriter err) {
        this.jar = jar;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Attach.Result result;
        try {
            result = Attach.to(pid, settings, jar);
        } catch (NoClassDefFoundError e) {
            err.println(Commands.NAME + ": this Java runtime has no module jdk.attach (expected: a JDK, or a runtime"
                    + " made with --add-modules jdk.attach)");
            return ExitCode.NO;
        }
        (result.attached() ? out : err).println(Commands.NAME + ": " + result.message());
        return result.attached() ? ExitCode.OK : ExitCode.NO;
    }
}
