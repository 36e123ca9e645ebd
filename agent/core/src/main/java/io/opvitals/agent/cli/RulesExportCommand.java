package io.opvitals.agent.cli;

import io.opvitals.agent.alert.rule.RuleExport;
import io.opvitals.agent.alert.rule.RuleFileReader;
import io.opvitals.agent.alert.rule.RuleProblem;
import io.opvitals.agent.alert.rule.RuleSet;
import io.opvitals.agent.alert.rule.ShippedRules;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        customSynopsis = "java -jar opvitals-agent.jar rules export [--no-shipped] [FILE...]",
        description =
                "Prints alert rules as a rule file of Prometheus: those that come with the agent, and those of files.",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  java -jar opvitals-agent.jar rules export my-rules.yaml > opvitals-rules.yml",
            "  promtool check rules opvitals-rules.yml",
            "",
            "baseline() and anomaly() are written in what Prometheus has. A rule with a mistake is named on stderr, the others",
            "are printed, and the exit code is 1."
        })
final class RulesExportCommand implements Callable<Integer> {

    private static final int MAX_BYTES = (1 << 20) + 1;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Rules of your own.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--no-shipped", description = "Without those that come with the agent.")
    private boolean noShipped;

    RulesExportCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = noShipped ? RuleSet.EMPTY : ShippedRules.read();
        for (String each : files) {
            try (InputStream in = new FileInputStream(each)) {
                rules = rules.plus(RuleFileReader.read(each, in.readNBytes(MAX_BYTES)));
            } catch (IOException e) {
                err.println(
                        Commands.NAME + ": " + each + ": it cannot be read (expected: a file with right to read it)");
                return ExitCode.NO;
            }
        }
        out.print(RuleExport.prometheus(rules.groups()));
        out.flush();
        for (RuleProblem each : rules.problems()) {
            err.println(each.text());
        }
        return rules.problems().isEmpty() ? ExitCode.OK : ExitCode.NO;
    }
}
