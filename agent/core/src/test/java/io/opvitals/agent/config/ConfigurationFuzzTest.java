package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Law: whatever stands in the file, the arguments, the properties or the environment, reading it ends soon, throws nothing,
 * leaves only values that their types accept, and keeps nothing.
 */
class ConfigurationFuzzTest {

    /** Another one with {@code -Dfuzz.seed}; more inputs with {@code -Dfuzz.inputs=100000}. */
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

    /** For one input, on a machine that is busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final long MAY_GROW_BYTES = 8 << 20;

    private static final List<String> GOOD = List.of(
            """
            environment: staging
            health:
              window: 20s
              recent: {window: 10s, factor: 0.7}
              ready: [routellm, '*']
            environments:
              production:
                log.level: warn
                server: {host: 0.0.0.0, tls: {terminated: true}}
              development:
                stuck-after: 5s
            """,
            """
            instrumentation:
              include:
              - com.acme.search.*Client#find*
              - com.acme.Mail#send
            outcome.rules: |
              routellm.complete: error when result.status == 'DECLINED'
              payments.charge: rejected when exception.code in [429, 503]
            """,
            """
            wrapper:
              routellm: &defaults
                endpoint: https://api.example.com/v1
                api-key: ${env:ROUTELLM_KEY}
                rate-limit: 600/m
                budget: {daily: 50.00 USD}
                slo: {availability: 0.999, latency.threshold: 2s, window: 30d}
              poml: *defaults
            """,
            "{\"server\": {\"port\": 9466, \"request\": {\"max-size\": \"1MiB\"}},\n\t\"enabled\": true}",
            "user.alice: {role: admin, password-hash: '${file:hash}'}\nlog.level: \"\\u0064ebug\"\n");

    private static final String[] TOKENS = {
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        "- ",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "|\n",
        ">\n",
        "'",
        "\"",
        "\\",
        "#",
        "%YAML 1.2\n",
        "---\n",
        "...\n",
        "? ",
        "\t",
        "\n",
        "\r\n",
        "  ",
        "\u0000",
        "\ufeff",
        "\u2028",
        "${",
        "${env:A}",
        "${enc:AAAA}",
        "$${",
        "}",
        "opvitals.",
        "environments.",
        "wrapper.",
        ".",
        "..",
        "*",
        "~",
        "null",
        "1e999",
        "-1",
        "99999999999999999999",
        "PT1S",
        "9223372036854775807d",
        "0x10",
        "é",
        "𝕏",
        ",",
        ";",
        "=",
        "<<: *defaults\n",
        "@",
        "`"
    };

    private final Random random = new Random(SEED);

    @Test
    void anyInput_isReadOrRefusedSoon_andNothingIsKept() {
        long before = 0;
        long longest = 0;
        int invalid = 0;
        for (int i = 0; i < INPUTS; i++) {
            if (i == INPUTS / 4) {
                before = usedBytes();
            }
            String input = mutated(GOOD.get(random.nextInt(GOOD.size())));
            long start = System.nanoTime();
            SettingsReader.Reading reading = i % 5 == 4 ? readOutside(input) : readFile(input);
            longest = Math.max(longest, System.nanoTime() - start);
            invalid += reading.problems().isEmpty() ? 0 : 1;
            assertAllValid(reading.settings(), input);
        }
        long grown = usedBytes() - before;

        System.out.println("configuration: " + INPUTS + " inputs, " + invalid + " of them invalid, longest "
                + longest / 1_000_000 + " ms, heap grown by " + grown / 1024 + " KiB");
        assertThat(invalid).isBetween(INPUTS / 2, INPUTS - INPUTS / 50);
        assertThat(Duration.ofNanos(longest)).isLessThan(SOON);
        assertThat(grown).isLessThan(MAY_GROW_BYTES);
    }

    private static SettingsReader.Reading readFile(String input) {
        SettingsReader reader = new SettingsReader(new ConfigurationInput(null, new Properties(), Map.of("A", "b")));
        ConfigFile file = ConfigFileReader.read(reader.keys(), "f.yaml", input.getBytes(StandardCharsets.UTF_8));
        return reader.read(file, List.of());
    }

    private SettingsReader.Reading readOutside(String input) {
        Properties properties = new Properties();
        Map<String, String> environment = new HashMap<>();
        for (String each : input.split("\n", 8)) {
            String[] parts = each.split("[:=]", 2);
            String value = parts.length < 2 ? "" : parts[1];
            properties.setProperty("opvitals." + parts[0].strip(), value);
            environment.put("OPVITALS_" + KnownKeys.asVariable(parts[0].strip()), value);
        }
        String arguments = input.replace(": ", "=").replace('\n', ';');
        return new SettingsReader(new ConfigurationInput(arguments, properties, environment))
                .read(ConfigFile.NONE, List.of());
    }

    private static void assertAllValid(Settings settings, String input) {
        for (GivenValue each : settings.given()) {
            boolean valid = each.value().isEmpty()
                    ? each.setting().defaultText().isEmpty()
                    : each.setting().type().accepts(each.value());
            if (!valid) {
                throw new AssertionError(each + " is not valid in\n" + input);
            }
        }
    }

    private String mutated(String good) {
        StringBuilder text = new StringBuilder(good);
        int changes = random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int length = Math.min(text.length() - at, random.nextInt(12));
            switch (random.nextInt(7)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 2 -> text.replace(at, at + length, TOKENS[random.nextInt(TOKENS.length)]);
                case 3 -> text.insert(at, text.substring(at, at + length).repeat(1 + random.nextInt(20)));
                case 4 -> text.insert(at, (char) random.nextInt(0x3000));
                case 5 -> text.setLength(Math.max(1, at));
                default -> text.insert(at, other(random.nextInt(GOOD.size())));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private String other(int number) {
        String other = GOOD.get(number);
        int from = random.nextInt(other.length());
        return other.substring(from, Math.min(other.length(), from + random.nextInt(80)));
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
