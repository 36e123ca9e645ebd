package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.rule.AlertRule;
import io.opvitals.agent.alert.rule.Replay;
import io.opvitals.agent.alert.rule.RuleEvaluation;
import io.opvitals.agent.alert.rule.RuleExport;
import io.opvitals.agent.alert.rule.RuleFileReader;
import io.opvitals.agent.alert.rule.RuleGroup;
import io.opvitals.agent.alert.rule.RuleProblem;
import io.opvitals.agent.alert.rule.RuleSet;
import io.opvitals.agent.alert.rule.SavedRules;
import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.history.HistoryTooLargeException;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Problem.Fault;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.AlertRuleView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts/rules} and {@code /api/v1/alerts/replay}: what is looked for, and what it would have found. */
public final class AlertRuleResource {

    private static final String PATH = "/api/v1/alerts/rules";
    private static final String YAML = "application/yaml";
    private static final int LONGEST = 10_000;
    private static final Duration LONGEST_REPLAY = Duration.ofDays(366);
    /** What is now elsewhere may be the future here. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final Pattern FIELD =
            Pattern.compile("(expr|for|keep_firing_for|(?:labels|annotations)[.]\\w+): .*");

    private static final Schema RULE = Schema.object()
            .field("expr", Schema.text(LONGEST), "the expression: docs/promql.md")
            .optional("for", Schema.text(32), "how long it must be true before the alert fires, for example 5m")
            .optional("keepFiringFor", Schema.text(32), "how long it goes on firing after that")
            .optional("labels", Schema.map(Schema.text(1_000)), "added to those of the series, for example severity")
            .optional("annotations", Schema.map(Schema.text(LONGEST)), "what is said; templates");

    private static final Schema NAMED_RULE =
            Schema.object().field("name", Schema.text(200), "alertname").and(RULE);

    private static final Schema REPLAYED = NAMED_RULE.and(Schema.object()
            .field("from", Schema.time(), "the beginning")
            .optional("to", Schema.time(), "the end; now without it"));

    private static final Schema CHECKED =
            Schema.object().field("problems", AlertRuleView.PROBLEMS, "empty where it would be accepted");

    private final RuleEvaluation evaluation;
    private final SavedRules saved;
    private final Replay replay;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ReentrantLock replaying = new ReentrantLock();

    /**
     * Answers from these.
     *
     * @param saved takes rules
     * @param audit told of what somebody does
     */
    public AlertRuleResource(
            RuleEvaluation evaluation, SavedRules saved, Replay replay, AuditLog audit, InstantSource clock) {
        this.evaluation = evaluation;
        this.saved = saved;
        this.replay = replay;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "The alert rules, and how each fares")
                        .answers(AlertRuleView.RULES)
                        .by(call -> Answer.json(
                                out -> AlertRuleView.writeRules(out, evaluation.statuses(), evaluation.rules()))),
                Route.get(PATH + "/export", Access.VIEWER, "All rules as a rule file of Prometheus")
                        .answers(YAML)
                        .by(call -> Answer.text(
                                200,
                                YAML,
                                RuleExport.prometheus(evaluation.rules().groups()))),
                Route.post(PATH + "/check", Access.ADMIN, "Whether a rule would be accepted, without saving it")
                        .body(NAMED_RULE)
                        .answers(CHECKED)
                        .by(this::check),
                Route.put(PATH + "/{name}", Access.ADMIN, "Saves a rule, in the place of a saved one of this name")
                        .takes(Parameter.path("name", "alertname"))
                        .body(RULE)
                        .answersNothing()
                        .by(this::save),
                Route.delete(PATH + "/{name}", Access.ADMIN, "Forgets a saved rule")
                        .takes(Parameter.path("name", "alertname"))
                        .answersNothing()
                        .by(this::delete),
                Route.get(PATH + "/{name}/replay", Access.VIEWER, "When a rule that there is has fired, or would have")
                        .takes(
                                Parameter.path("name", "alertname"),
                                HistoryRange.FROM,
                                HistoryRange.TO,
                                HistoryRange.LAST)
                        .answers(AlertRuleView.REPLAY)
                        .by(this::replayKnown),
                Route.post("/api/v1/alerts/replay", Access.OPERATOR, "When a rule would have fired")
                        .body(REPLAYED)
                        .answers(AlertRuleView.REPLAY)
                        .by(this::replay));
    }

    private Answer check(Call call) {
        RuleSet read = read(String.valueOf(call.field("name")), call);
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeFieldName("problems");
            AlertRuleView.writeProblems(out, read.problems());
            out.writeEndObject();
        });
    }

    private Answer save(Call call) {
        String name = call.text("name");
        AlertRule rule = valid(read(name, call));
        AlertRule before = saved.find(name);
        try {
            saved.put(rule);
        } catch (IllegalStateException e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw notKept(e);
        }
        note(call, "alert-rule.save", name, text(before), text(rule));
        return Answer.nothing();
    }

    private Answer delete(Call call) {
        String name = call.text("name");
        AlertRule before = saved.find(name);
        if (before == null) {
            throw Problem.notFound("rule '" + name
                    + "' (expected: a saved one; opvitals.alert.disabled-rules leaves out" + " others)");
        }
        try {
            boolean unused = saved.remove(name);
        } catch (IOException e) {
            throw notKept(e);
        }
        note(call, "alert-rule.delete", name, text(before), "");
        return Answer.nothing();
    }

    private Answer replay(Call call) {
        AlertRule rule = valid(read(String.valueOf(call.field("name")), call));
        Instant from = Instant.parse(String.valueOf(call.field("from")));
        String end = call.field("to");
        Instant to = end == null ? clock.instant() : Instant.parse(end);
        if (to.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw Problem.invalid("body.to", to + " (expected: not later than now)");
        }
        return replay(rule, from, to);
    }

    private Answer replayKnown(Call call) {
        String name = call.text("name");
        Instant to = call.has("to") ? call.time("to") : clock.instant();
        if (call.has("from") && call.has("last")) {
            throw Problem.invalid("last", "it is given with from (expected: one of them)");
        }
        Instant from = call.has("from")
                ? call.time("from")
                : to.minus(call.has("last") ? call.duration("last") : Duration.ofHours(1));
        return replay(known(name), from, to);
    }

    private AlertRule known(String name) {
        RuleSet all = evaluation.rules();
        for (AlertRule each : all.rules()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        for (RuleGroup group : all.disabled()) {
            for (AlertRule each : group.rules()) {
                if (each.name().equals(name)) {
                    return each;
                }
            }
        }
        throw Problem.notFound("rule '" + name + "' (expected: one of " + PATH + ")");
    }

    private Answer replay(AlertRule rule, Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_REPLAY) > 0) {
            throw Problem.invalid("body.from", from + " (expected: before " + to + ", at most 366 days)");
        }
        if (!replaying.tryLock()) {
            throw Problem.notYet("another rule is being replayed (expected: one at a time)");
        }
        try {
            Replay.Answer answer = replay.play(rule, from, to);
            return Answer.json(
                    out -> AlertRuleView.writeReplay(out, answer, rule.query().watched()));
        } catch (PromqlException e) {
            throw Problem.invalid("body.expr", String.valueOf(e.getMessage()));
        } catch (HistoryTooLargeException e) {
            throw Problem.invalid("body.from", String.valueOf(e.getMessage()));
        } finally {
            replaying.unlock();
        }
    }

    private static AlertRule valid(RuleSet read) {
        List<Fault> faults = new ArrayList<>();
        for (RuleProblem each : read.problems()) {
            faults.add(new Fault(at(each.message()), each.message()));
        }
        if (faults.isEmpty() && read.rules().size() == 1) {
            return read.rules().get(0);
        }
        throw Problem.invalid(faults);
    }

    /** Where in the body it is: problems name the key of the file that they are about. */
    private static String at(String message) {
        Matcher matcher = FIELD.matcher(message.replace('\n', ' '));
        return matcher.matches() ? "body." + matcher.group(1).replace("keep_firing_for", "keepFiringFor") : "body";
    }

    /** JSON is YAML: what reads files reads this, and says the same of it. */
    private static RuleSet read(String name, Call call) {
        byte[] file = Json.bytes(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("groups");
            out.writeStartObject();
            out.writeStringField("name", SavedRules.SOURCE);
            out.writeArrayFieldStart("rules");
            out.writeStartObject();
            out.writeStringField("alert", name);
            text(out, "expr", call.field("expr"));
            text(out, "for", call.field("for"));
            text(out, "keep_firing_for", call.field("keepFiringFor"));
            texts(out, "labels", call.fields().get("labels"));
            texts(out, "annotations", call.fields().get("annotations"));
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        });
        return RuleFileReader.read(SavedRules.SOURCE, file);
    }

    private static void text(JsonGenerator out, String name, @Nullable String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void texts(JsonGenerator out, String name, @Nullable Object texts) throws IOException {
        if (texts instanceof Map<?, ?> map && !map.isEmpty()) {
            out.writeObjectFieldStart(name);
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.writeStringField(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
            out.writeEndObject();
        }
    }

    private static Problem notKept(IOException e) {
        return Problem.of(
                503,
                "not-kept",
                "It holds until the JVM ends, and is not kept",
                "the data directory cannot be written: " + e.getMessage());
    }

    private static String text(@Nullable AlertRule rule) {
        return rule == null ? "" : rule.query().text();
    }

    private void note(Call call, String action, String target, String from, String to) {
        audit.append(new AuditEntry(
                clock.instant(), call.caller().name(), call.caller().address(), action, target, from, to));
    }
}
