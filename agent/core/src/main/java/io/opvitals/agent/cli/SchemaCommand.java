package io.opvitals.agent.cli;

import io.opvitals.agent.config.schema.ConfigurationSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "schema",
        customSynopsis = "java -jar opvitals-agent.jar schema",
        description = "Prints the JSON Schema of the configuration, for editors.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  java -jar opvitals-agent.jar schema > opvitals.schema.json",
            "",
            "and as the first line of opvitals.yaml:",
            "  # yaml-language-server: $schema=opvitals.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    private final PrintWriter out;

    SchemaCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(ConfigurationSchema.text());
        out.flush();
        return ExitCode.OK;
    }
}
