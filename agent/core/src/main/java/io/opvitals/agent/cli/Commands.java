package io.opvitals.agent.cli;

import io.opvitals.agent.config.Settings;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what they have in common: messages, colours, exit codes. */
public final class Commands {

    static final String NAME = "opvitals-agent";

    private final CommandLine line;
    private final PrintWriter err;

    /**
     * @param version of the agent
     * @param jar the agent's own
     * @param check what is wrong with settings that are right one by one
     * @param environment the environment variables
     * @param out for answers
     * @param err for everything else
     */
    public Commands(
            String version,
            File jar,
            Function<Settings, List<String>> check,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        Terminal terminal = new Terminal(System.console(), environment, System.in, err);
        PrintWriter answers = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
        CommandLine audit = command(new AuditCommand(answers))
                .addSubcommand(command(new AuditVerifyCommand(System.getProperty("user.home", ""), answers, this.err)));
        CommandLine rules =
                command(new RulesCommand(answers)).addSubcommand(command(new RulesExportCommand(answers, this.err)));
        this.line = command(new OpvitalsCommand(version, answers))
                .addSubcommand(command(new AttachCommand(jar, answers, this.err)))
                .addSubcommand(command(new ValidateCommand(check, environment, answers, this.err)))
                .addSubcommand(command(new SchemaCommand(answers)))
                .addSubcommand(command(new EncryptCommand(environment, terminal, answers, this.err)))
                .addSubcommand(command(new HashPasswordCommand(terminal, answers)))
                .addSubcommand(audit)
                .addSubcommand(rules)
                .setOut(answers)
                .setErr(this.err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColors() ? Ansi.ON : Ansi.OFF))
                .setInterpolateVariables(false) // ${env:NAME} is no variable of the help.
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
    }

    /** Runs one command and returns its exit code. */
    public int run(String[] arguments) {
        return line.execute(arguments);
    }

    private static CommandLine command(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Prints this.")
                        .build());
        return line;
    }

    private int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        boolean isCommand = !command.getSubcommands().isEmpty();
        if (isCommand && problem instanceof UnmatchedArgumentException unmatched) {
            err.println(NAME + ": '" + unmatched.getUnmatched().get(0) + "' (expected: "
                    + String.join(", ", command.getSubcommands().keySet()) + ", --help or --version)"
                    + suggestion(unmatched));
        } else {
            err.println(NAME + ": " + problem.getMessage() + " (expected: "
                    + command.getCommandSpec().usageMessage().customSynopsis()[0] + ")");
        }
        return ExitCode.WRONG_USAGE;
    }

    private static String suggestion(UnmatchedArgumentException unmatched) {
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? "" : "; perhaps " + suggestions.get(0);
    }

    private int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        String message = problem.getMessage();
        err.println(NAME + ": " + (message == null ? problem.toString() : message));
        return ExitCode.NO;
    }
}
