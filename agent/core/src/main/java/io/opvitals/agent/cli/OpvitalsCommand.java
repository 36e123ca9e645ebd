package io.opvitals.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = Commands.NAME,
        customSynopsis = "java -jar opvitals-agent.jar COMMAND",
        description = "Watches, from inside a JVM, how its monitored operations fare.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nStart an application with it:%n",
        footer = {
            "  java -javaagent:opvitals-agent.jar -jar app.jar",
            "  java \"-javaagent:opvitals-agent.jar=config.file=opvitals.yaml\" -jar app.jar",
            "",
            "Exit codes: 0 done, 1 failed or found something wrong, 2 wrong usage.",
            "COMMAND --help tells more of a command."
        })
final class OpvitalsCommand implements Callable<Integer> {

    private final String version;
    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--version", description = "Prints the version.")
    private boolean printsVersion;

    OpvitalsCommand(String version, PrintWriter out) {
        this.version = version;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (printsVersion) {
            out.println(Commands.NAME + " " + version);
        } else {
            CommandLine line = spec.commandLine();
            line.usage(out);
        }
        return ExitCode.OK;
    }
}
