package io.opvitals.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        customSynopsis = "java -jar opvitals-agent.jar rules export [--no-shipped] [FILE...]",
        description = "Alert rules, for others.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
final class RulesCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RulesCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(out);
        return ExitCode.OK;
    }
}
