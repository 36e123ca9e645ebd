package io.opvitals.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        customSynopsis = "java -jar opvitals-agent.jar audit verify [DIRECTORY]",
        description = "Looks at the audit log.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
final class AuditCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AuditCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(out);
        return ExitCode.OK;
    }
}
