package io.opvitals.agent.config.schema;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.SettingType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The tables of docs/configuration.md: one for each part of the configuration, one line a setting. */
public final class SettingsTables {

    private static final String BEGIN = "<!-- settings: made by docs/generate -->\n";
    private static final String END = "<!-- end of settings -->\n";

    private SettingsTables() {}

    /**
     * A page with the tables in it made anew.
     *
     * @throws IllegalArgumentException when the page does not say where they belong
     */
    public static String in(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page has no place for the settings (expected: a line "
                    + BEGIN.strip() + " and, below it, a line " + END.strip() + ")");
        }
        return page.substring(0, begin) + BEGIN + text() + page.substring(end);
    }

    private static String text() {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (Setting each : Setting.values()) {
            tables.computeIfAbsent(heading(each), SettingsTables::head).append(row(each));
        }
        return "\n" + String.join("\n", tables.values()) + "\n";
    }

    private static StringBuilder head(String heading) {
        return new StringBuilder("### " + heading + "\n\n| setting | values | default | |\n|---|---|---|---|\n");
    }

    private static String heading(Setting setting) {
        String key = setting.key().substring("opvitals.".length());
        String first = key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.'));
        return switch (first) {
            case "environment", "config", "fail-on-invalid-config", "data" -> "Where the configuration is";
            case "instrumentation", "outcome", "stuck-after" -> "What is monitored, and how it is judged";
            case "health" ->
                key.startsWith("health.check") || key.startsWith("health.target") || key.startsWith("health.ready")
                        ? "Health checks"
                        : "Health scores";
            case "trace", "logging" -> "Traces and logs";
            case "server" -> "HTTP server";
            case "security", "user" -> "Login and users";
            case "prometheus", "jmx", "console" -> "Other ways to see the numbers";
            case "wrapper" -> "Each wrapper";
            case "operation" -> "Each operation";
            default -> "The agent itself";
        };
    }

    private static String row(Setting setting) {
        String notes = cell(setting.description());
        if (setting.isSecret()) {
            notes += " *Secret.*";
        }
        if (setting.needsRestart()) {
            notes += " *Needs a restart.*";
        }
        String byDefault = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
        return "| `" + setting.key() + "` | " + cell(values(setting)) + " | " + byDefault + " | " + notes + " |\n";
    }

    private static String values(Setting setting) {
        SettingType type = setting.type();
        return switch (type.kind()) {
            case CHOICE -> "`" + String.join("`, `", type.choices()) + "`";
            case FLAG -> "`true`, `false`";
            case SHARE -> type.choices().isEmpty() ? "0 to 1" : "0 to 1, or `off`";
            case WHOLE_NUMBER ->
                type.most() == Integer.MAX_VALUE
                        ? "from " + whole(type.least())
                        : whole(type.least()) + " to " + whole(type.most());
            case DURATION -> {
                String expectation = type.expectation();
                yield expectation.substring(0, expectation.indexOf(" such as"));
            }
            default -> type.expectation();
        };
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
