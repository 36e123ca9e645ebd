package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.rule.ActiveSample;
import io.opvitals.agent.alert.rule.AlertRule;
import io.opvitals.agent.alert.rule.Replay;
import io.opvitals.agent.alert.rule.RuleGroup;
import io.opvitals.agent.alert.rule.RuleProblem;
import io.opvitals.agent.alert.rule.RuleResult;
import io.opvitals.agent.alert.rule.RuleSet;
import io.opvitals.agent.alert.rule.RuleStatus;
import io.opvitals.agent.promql.Durations;
import io.opvitals.agent.promql.Watched;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.template.Template;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alert rules: how they are written, how they fare, and what they would have said. */
public final class AlertRuleView {

    private static final double SECOND = 1e9;

    /** Of a rule that many things are true of. */
    private static final int MAX_SHOWN = 100;

    private static final Schema ACTIVE = Schema.object()
            .field("labels", Schema.map(Schema.text()), "with alertname")
            .field("value", Schema.number().orNull(), "what the expression gave; null where it is no number")
            .named("ActiveSample");

    private static final Schema RULE = Schema.object()
            .field("name", Schema.text(), "alertname")
            .field("group", Schema.text(), "the group it is in")
            .field("source", Schema.text(), "shipped, api, or the file")
            .field("expr", Schema.text(), "as it is written")
            .field("for", Schema.text(), "how long it must be true before the alert fires")
            .field("keepFiringFor", Schema.text(), "how long it goes on firing after that")
            .field("labels", Schema.map(Schema.text()), "added to those of the series")
            .field("annotations", Schema.map(Schema.text()), "what is said; templates")
            .field("health", Schema.choice(List.of("unknown", "ok", "failed")), "whether the last evaluation went well")
            .field("problem", Schema.text(), "why it did not; empty where it did")
            .field("hadData", Schema.flag(), "whether every series it asks for was there at least once since the start")
            .field("lastEvaluation", Schema.time().orNull(), "when")
            .field("evaluationSeconds", Schema.number(), "how long it took")
            .field("active", Schema.wholeNumber(), "of how many series it is true")
            .field("samples", Schema.list(ACTIVE), "these, a hundred at most")
            .named("AlertRule");

    public static final Schema PROBLEMS = Schema.list(Schema.object()
            .field("source", Schema.text(), "the file, or api")
            .field("rule", Schema.text(), "its name; empty where it has none")
            .field("line", Schema.wholeNumber(), "in the file, from 1")
            .field("column", Schema.wholeNumber(), "in the line, from 1")
            .field("message", Schema.text(), "the value and what was expected")
            .named("RuleProblem"));

    public static final Schema RULES = Schema.object()
            .field("rules", Schema.list(RULE), "those that are evaluated, in order")
            .field("disabled", Schema.list(RULE), "those that are left out by opvitals.alert.disabled-rules")
            .field("problems", PROBLEMS, "why others are not, and what is wrong with the settings about them")
            .named("AlertRules");

    public static final Schema REPLAY = Schema.object()
            .field("resolutionSeconds", Schema.number(), "of the history; 0 where nothing is known of what it asks for")
            .field("evaluations", Schema.wholeNumber(), "how often it was evaluated")
            .field("count", Schema.wholeNumber(), "how often an alert would have fired")
            .field(
                    "episodes",
                    Schema.list(Schema.object()
                            .field("labels", Schema.map(Schema.text()), "of the alert")
                            .field("activeAt", Schema.time(), "when the rule began to be true")
                            .field("firedAt", Schema.time(), "when it would have fired")
                            .field(
                                    "resolvedAt",
                                    Schema.time().orNull(),
                                    "when it would have been over; null where not yet")
                            .field("highest", Schema.number().orNull(), "the highest value")
                            .field("lowest", Schema.number().orNull(), "the lowest value")
                            .named("ReplayEpisode")),
                    "each time, in order")
            .field("comparison", Schema.text(), "how values are compared to the limit, for example >; empty for not")
            .field("limit", Schema.number().orNull(), "what values are compared to, where it is a number")
            .field("times", Schema.list(Schema.number()), "when it was evaluated, in seconds since 1970")
            .field("lineCount", Schema.wholeNumber(), "how many series it looks at")
            .field(
                    "lines",
                    Schema.list(Schema.object()
                            .field("labels", Schema.map(Schema.text()), "of the alert that it would be")
                            .field("values", Schema.list(Schema.number().orNull()), "one for each time")
                            .named("ReplayLine")),
                    "ten of them at most, those that would have fired first")
            .named("Replay");

    private AlertRuleView() {}

    public static void writeRules(JsonGenerator out, List<RuleStatus> rules, RuleSet all) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("rules");
        for (RuleStatus each : rules) {
            writeRule(out, each);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("disabled");
        for (RuleGroup group : all.disabled()) {
            for (AlertRule each : group.rules()) {
                writeRule(out, new RuleStatus(group, each, null, 0, false));
            }
        }
        out.writeEndArray();
        out.writeFieldName("problems");
        writeProblems(out, all.problems());
        out.writeEndObject();
    }

    public static void writeProblems(JsonGenerator out, List<RuleProblem> problems) throws IOException {
        out.writeStartArray();
        for (RuleProblem each : problems) {
            out.writeStartObject();
            out.writeStringField("source", each.source());
            out.writeStringField("rule", each.rule());
            out.writeNumberField("line", each.line());
            out.writeNumberField("column", each.column());
            out.writeStringField("message", each.message());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /**
     * Writes it.
     *
     * @param watched what the rule looks at
     */
    public static void writeReplay(JsonGenerator out, Replay.Answer answer, Watched watched) throws IOException {
        out.writeStartObject();
        out.writeNumberField("resolutionSeconds", answer.resolution().toMillis() / 1_000.0);
        out.writeNumberField("evaluations", answer.evaluations());
        out.writeNumberField("count", answer.episodes().size());
        out.writeArrayFieldStart("episodes");
        for (Replay.Episode each : answer.episodes()) {
            out.writeStartObject();
            writeLabels(out, each.labels());
            out.writeStringField("activeAt", each.activeAt().toString());
            out.writeStringField("firedAt", each.firedAt().toString());
            time(out, "resolvedAt", each.resolvedAt());
            number(out, "highest", each.highest());
            number(out, "lowest", each.lowest());
            out.writeEndObject();
        }
        out.writeEndArray();
        writeLines(out, answer, watched);
        out.writeEndObject();
    }

    private static void writeLines(JsonGenerator out, Replay.Answer answer, Watched watched) throws IOException {
        Double limit = watched.limit();
        out.writeStringField("comparison", watched.comparison());
        number(out, "limit", limit == null ? Double.NaN : limit);
        out.writeArrayFieldStart("times");
        for (Instant each : answer.times()) {
            out.writeNumber(each.toEpochMilli() / 1_000.0);
        }
        out.writeEndArray();
        out.writeNumberField("lineCount", answer.lineCount());
        out.writeArrayFieldStart("lines");
        for (Replay.Line each : answer.lines()) {
            out.writeStartObject();
            writeLabels(out, each.labels());
            out.writeArrayFieldStart("values");
            for (double value : each.values()) {
                number(out, value);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeRule(JsonGenerator out, RuleStatus status) throws IOException {
        AlertRule rule = status.rule();
        RuleResult last = status.last();
        out.writeStartObject();
        out.writeStringField("name", rule.name());
        out.writeStringField("group", status.group().name());
        out.writeStringField("source", status.group().source());
        out.writeStringField("expr", rule.query().text());
        out.writeStringField("for", Durations.format(rule.hold().toMillis()));
        out.writeStringField("keepFiringFor", Durations.format(rule.keepFiring().toMillis()));
        writeTexts(out, "labels", rule.labels());
        writeTexts(out, "annotations", rule.annotations());
        out.writeStringField("health", last == null ? "unknown" : last.isFailed() ? "failed" : "ok");
        out.writeStringField("problem", last == null ? "" : last.problem());
        out.writeBooleanField("hadData", status.hadData());
        time(out, "lastEvaluation", last == null ? null : last.at());
        out.writeNumberField("evaluationSeconds", status.evaluationNanos() / SECOND);
        List<ActiveSample> active = last == null ? List.of() : last.active();
        out.writeNumberField("active", active.size());
        out.writeArrayFieldStart("samples");
        for (ActiveSample each : active.subList(0, Math.min(MAX_SHOWN, active.size()))) {
            out.writeStartObject();
            writeLabels(out, each.labels());
            number(out, "value", each.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeTexts(JsonGenerator out, String name, Map<String, Template> texts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Template> each : texts.entrySet()) {
            out.writeStringField(each.getKey(), each.getValue().text());
        }
        out.writeEndObject();
    }

    private static void writeLabels(JsonGenerator out, Labels labels) throws IOException {
        out.writeObjectFieldStart("labels");
        for (int i = 0; i < labels.size(); i++) {
            out.writeStringField(labels.name(i), labels.value(i));
        }
        out.writeEndObject();
    }

    private static void number(JsonGenerator out, String name, double value) throws IOException {
        out.writeFieldName(name);
        number(out, value);
    }

    private static void number(JsonGenerator out, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.writeNull();
        } else {
            out.writeNumber(value);
        }
    }

    private static void time(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        Json.text(out, name, time == null ? null : time.toString());
    }
}
