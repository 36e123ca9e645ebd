package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.alert.route.RoutingReader;
import io.opvitals.agent.alert.rule.RuleFileReader;
import io.opvitals.agent.config.ConfigurationInput;
import io.opvitals.agent.config.OutsideSettings;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.cost.book.PriceBook;
import io.opvitals.agent.cost.book.PriceBookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever YAML the documents show is what the agent reads without a complaint. */
class DocumentedExamplesTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^```yaml\n(.*?)^```", Pattern.DOTALL);
    private static final Pattern RECEIVER = Pattern.compile("receiver: *([\\w-]+)|channels: *\\[([\\w, -]+)]");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");

    @TempDir
    Path folder;

    @Test
    void yamlExamples_ofAllDocuments_areRight() throws Exception {
        int read = 0;
        for (Path document : documents()) {
            Matcher examples = EXAMPLE.matcher(Files.readString(document));
            while (examples.find()) {
                String example = examples.group(1);
                // Those of Prometheus's own configuration and of editors are not for the agent.
                if (!example.contains("scrape_configs:") && !example.contains("yaml-language-server")) {
                    assertThat(problems(example)).as(document + ":\n" + example).isEmpty();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(10);
    }

    private List<String> problems(String example) throws IOException {
        byte[] content = example.getBytes(StandardCharsets.UTF_8);
        if (example.contains("prices:")) {
            PriceBook book = PriceBookReader.read(content, ZoneOffset.UTC);
            return book.problems().stream().map(Object::toString).toList();
        }
        if (has(example, "groups:")) {
            return rules(content);
        }
        if (has(example, "- alert:")) {
            String indented = "groups:\n- name: example\n  rules:\n" + example.indent(2);
            return rules(indented.getBytes(StandardCharsets.UTF_8));
        }
        if (has(example, "route:")) {
            return RoutingReader.read(content, receivers(example)).problems().stream()
                    .map(Object::toString)
                    .toList();
        }
        return configuration(example);
    }

    private List<String> configuration(String example) throws IOException {
        // A setting of a channel alone.
        String whole = has(example, "template:") ? "alert.channel.hook:\n" + example.indent(2) : example;
        Path file = Files.writeString(folder.resolve("opvitals.yaml"), whole);
        Properties properties = new Properties();
        properties.setProperty(Setting.CONFIG_FILE.key(), file.toString());
        properties.setProperty(Setting.ENVIRONMENT.key(), "development");
        OutsideSettings settings = new OutsideSettings(new ConfigurationInput(null, properties, variables(example)));
        return settings.problems().stream().map(Object::toString).toList();
    }

    private static List<String> rules(byte[] content) {
        return RuleFileReader.read("example", content).problems().stream()
                .map(Object::toString)
                .toList();
    }

    private static boolean has(String example, String beginning) {
        return example.lines().anyMatch(each -> each.startsWith(beginning));
    }

    private static Set<String> receivers(String example) {
        Set<String> names = new TreeSet<>();
        Matcher receivers = RECEIVER.matcher(example);
        while (receivers.find()) {
            if (receivers.group(1) != null) {
                names.add(receivers.group(1));
            } else {
                names.addAll(List.of(receivers.group(2).split(", *", -1)));
            }
        }
        return names;
    }

    private static Map<String, String> variables(String example) {
        Map<String, String> variables = new TreeMap<>();
        Matcher found = VARIABLE.matcher(example);
        while (found.find()) {
            variables.put(found.group(1), "https://example.com/secret");
        }
        return variables;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            pages.filter(each -> each.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }
}
