package io.opvitals.agent.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.ConfigurationInput;
import io.opvitals.agent.config.OutsideSettings;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        customSynopsis = "java -jar opvitals-agent.jar validate [--environment NAME] [--json] FILE...",
        description = "Says everything that is wrong with configuration files, with line and column.",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Placeholders are resolved as they would be by the agent: variables of ${env:NAME} must be set, files of",
            "${file:path} must be there, and ${enc:...} needs OPVITALS_CONFIG_KEY or OPVITALS_CONFIG_KEY_FILE.",
            "Other OPVITALS_ variables are left out of it."
        })
final class ValidateCommand implements Callable<Integer> {

    private static final String OURS = "OPVITALS_";

    private final Function<Settings, List<String>> check;
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML or JSON.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Only as it holds in development, staging or production; by default in each.")
    private String only = "";

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    ValidateCommand(
            Function<Settings, List<String>> check, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.check = check;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        List<String> all = Setting.ENVIRONMENT.type().choices();
        if (!only.isEmpty() && !all.contains(only)) {
            err.println(Commands.NAME + ": --environment '" + only + "' (expected: "
                    + Setting.ENVIRONMENT.type().expectation() + ")");
            return ExitCode.WRONG_USAGE;
        }
        Map<String, Set<Problem>> found = new TreeMap<>();
        boolean valid = true;
        for (String each : files) {
            Set<Problem> problems = problems(each, only.isEmpty() ? all : List.of(only));
            valid &= problems.isEmpty();
            found.put(each, problems);
        }
        if (json) {
            out.println(json(found));
        } else {
            print(found);
        }
        return valid ? ExitCode.OK : ExitCode.NO;
    }

    /** What does not fit together may do so in one environment only; everything else is the same in all. */
    private Set<Problem> problems(String file, List<String> environments) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (String each : environments) {
            Properties properties = new Properties();
            properties.setProperty(Setting.CONFIG_FILE.key(), file);
            properties.setProperty(Setting.ENVIRONMENT.key(), each);
            OutsideSettings read = new OutsideSettings(new ConfigurationInput(null, properties, variables()));
            problems.addAll(read.problems());
            for (String problem : check.apply(read.settings())) {
                problems.add(new Problem("", "", 0, 0, problem));
            }
        }
        return problems;
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(environment);
        variables
                .keySet()
                .removeIf(each -> each.startsWith(OURS)
                        && !each.equals(Setting.CONFIG_KEY.environmentVariable())
                        && !each.equals(Setting.CONFIG_KEY_FILE.environmentVariable()));
        return variables;
    }

    private void print(Map<String, Set<Problem>> found) {
        for (Map.Entry<String, Set<Problem>> each : found.entrySet()) {
            if (each.getValue().isEmpty()) {
                out.println(each.getKey() + ": valid");
            }
            for (Problem problem : each.getValue()) {
                String text = problem.text();
                boolean isPlaced = text.startsWith(new File(each.getKey()).getAbsolutePath());
                out.println(isPlaced ? text : each.getKey() + ": " + text);
            }
        }
    }

    private static String json(Map<String, Set<Problem>> found) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Map.Entry<String, Set<Problem>> each : found.entrySet()) {
                json.writeStartObject();
                json.writeStringField("file", each.getKey());
                json.writeBooleanField("valid", each.getValue().isEmpty());
                json.writeArrayFieldStart("problems");
                for (Problem problem : each.getValue()) {
                    json.writeStartObject();
                    json.writeStringField("key", problem.key());
                    json.writeNumberField("line", problem.line());
                    json.writeNumberField("column", problem.column());
                    json.writeStringField("message", problem.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }
}
