package io.opvitals.agent.web.api;

import io.opvitals.agent.config.Actor;
import io.opvitals.agent.config.ChangeResult;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.ConfigView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /config/status} and {@code /api/v1/config}: what is set, and setting it while the application runs. */
public final class ConfigResource {

    private static final String PATH = "/api/v1/config";
    private static final int LONGEST_VALUE = 100_000;

    /** A value may be a secret: nothing says it back. */
    private static final Schema CHANGES =
            Schema.map(Schema.secret(LONGEST_VALUE).orNull());

    private static final Schema EDIT = Schema.object()
            .field("changes", CHANGES, "values by key, all or none; null takes a change back")
            .optional(
                    "for",
                    Schema.text(32),
                    "after so long they end by themselves, for example 30m or PT30M; for good without")
            .optional("version", Schema.wholeNumber(), "the version that was read: 409 if another holds by now");

    private static final Schema CHANGED = Schema.object()
            .field("version", Schema.wholeNumber(), "of the changes that hold now")
            .field("needsRestart", Schema.flag(), "whether some of it holds only from the next start on")
            .named("Changed");

    private final Configuration configuration;
    private final InstantSource clock;

    /** @param clock says when changes end that are made for a time */
    public ConfigResource(Configuration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get("/config/status", Access.VIEWER, "Every setting with its source, and what is wrong")
                        .answers(ConfigView.STATUS)
                        .by(call -> Answer.json(out -> ConfigView.writeStatus(out, configuration))),
                Route.get(PATH, Access.VIEWER, "The settings that hold")
                        .takes(Parameter.flag("given", false, "only those that do not have their default"))
                        .answers(ConfigView.VALUES)
                        .by(this::read),
                Route.patch(PATH, Access.ADMIN, "Changes settings, at once and also after a restart")
                        .body(EDIT)
                        .answers(CHANGED)
                        .by(this::change),
                Route.get(PATH + "/fields", Access.VIEWER, "What may be set, for forms")
                        .answers(ConfigView.FIELDS)
                        .by(call -> Answer.json(ConfigView::writeFields)),
                Route.post(PATH + "/check", Access.ADMIN, "Whether changes would be accepted, without making them")
                        .body(Schema.object().field("changes", CHANGES, "values by key"))
                        .answers(Schema.object().field("problems", ConfigView.PROBLEMS, "empty if they would"))
                        .by(this::check),
                Route.post(PATH + "/reload", Access.ADMIN, "Reads the file again now")
                        .answers(CHANGED)
                        .by(call -> answer(configuration.reload())),
                Route.get(PATH + "/history", Access.VIEWER, "What was changed at run time, and by whom")
                        .answers(ConfigView.HISTORY)
                        .by(call -> Answer.json(out -> ConfigView.writeHistory(out, configuration.versions()))),
                Route.post(PATH + "/history/{version}/restore", Access.ADMIN, "Goes back to a version; 0 for no change")
                        .takes(Parameter.path("version", "its number"))
                        .answers(CHANGED)
                        .by(this::restore));
    }

    private Answer read(Call call) {
        return Answer.json(out -> ConfigView.writeValues(out, configuration, call.flag("given")));
    }

    /** One at a time, so that two who have read the same version do not overwrite each other. */
    private synchronized Answer change(Call call) {
        Map<String, @Nullable String> changes = changes(call);
        if (changes.isEmpty()) {
            throw Problem.invalid("body.changes", "is empty (expected: at least one setting)");
        }
        @Nullable Instant until = Expiry.of(call, clock);
        if (call.fields().get("version") instanceof BigDecimal read && read.longValue() != configuration.version()) {
            throw Problem.conflict("version " + configuration.version() + " holds (expected: " + read.toPlainString()
                    + ", as it was read)");
        }
        return answer(configuration.change(actor(call), changes, until));
    }

    private Answer check(Call call) {
        List<io.opvitals.agent.config.Problem> problems = configuration.check(changes(call));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeFieldName("problems");
            ConfigView.writeProblems(out, problems);
            out.writeEndObject();
        });
    }

    private Answer restore(Call call) {
        String version = call.text("version");
        if (!version.matches("[0-9]{1,9}")) {
            throw Problem.invalid("version", "is not a version (expected: a number from " + PATH + "/history, or 0)");
        }
        int number = Integer.parseInt(version);
        if (number != 0 && configuration.versions().stream().noneMatch(each -> each.number() == number)) {
            throw Problem.notFound("version " + number + " (expected: one of " + PATH + "/history, or 0)");
        }
        return answer(configuration.restore(actor(call), number));
    }

    private static Answer answer(ChangeResult result) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (io.opvitals.agent.config.Problem each : result.problems()) {
            faults.add(new Problem.Fault(each.key().isEmpty() ? "configuration" : each.key(), each.text()));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeNumberField("version", result.version());
            out.writeBooleanField("needsRestart", result.needsRestart());
            out.writeEndObject();
        });
    }

    private static Map<String, @Nullable String> changes(Call call) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        if (call.fields().get("changes") instanceof Map<?, ?> sent) {
            for (Map.Entry<?, ?> each : sent.entrySet()) {
                Object value = each.getValue();
                changes.put(String.valueOf(each.getKey()), value == null ? null : value.toString());
            }
        }
        return changes;
    }

    private static Actor actor(Call call) {
        return new Actor(call.caller().name(), call.caller().address());
    }
}
