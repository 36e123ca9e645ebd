package io.opvitals.agent.web.api;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.manage.AlertHistory;
import io.opvitals.agent.alert.manage.AlertManager;
import io.opvitals.agent.alert.manage.AlertRecord;
import io.opvitals.agent.alert.manage.ShownAlert;
import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts}: what is wrong now, taking it in hand, and what was. */
public final class AlertResource {

    private static final String PATH = "/api/v1/alerts";
    private static final String ACKNOWLEDGE = PATH + "/{id}/acknowledge";
    private static final Duration SHOWN_BY_DEFAULT = Duration.ofDays(7);
    private static final Parameter ID = Parameter.path("id", "the alert's id");

    private static final Parameter MATCHERS =
            Parameter.text("matchers", 2_048, "only those whose labels match, for example severity=\"critical\"");

    static final Schema LIST = Schema.object()
            .field("alerts", Schema.list(AlertView.SCHEMA), "what fires first, the latest of it first")
            .named("Alerts");

    private static final Schema HISTORY = Schema.object()
            .field("records", Schema.list(AlertView.RECORD), "the latest first")
            .named("AlertHistory");

    private static final Schema NOTE =
            Schema.object().optional("note", Schema.text(1_000), "what is to be known, for example who looks at it");

    private final AlertManager alerts;
    private final AlertHistory history;
    private final AuditLog audit;
    private final InstantSource clock;

    public AlertResource(AlertManager alerts, AlertHistory history, AuditLog audit, InstantSource clock) {
        this.alerts = alerts;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "The alerts that are pending, firing, or were over lately")
                        .takes(
                                Parameter.choice("state", AlertView.STATES, null, "only those in it"),
                                MATCHERS,
                                Parameter.flag("quiet", true, "whether also those that nobody is told of"))
                        .answers(LIST)
                        .by(this::list),
                Route.get(PATH + "/history", Access.VIEWER, "What happened to alerts, the latest first")
                        .takes(
                                Parameter.time("from", "not before it; a week ago without"),
                                Parameter.time("to", "before it; now without"),
                                Parameter.text("alert", "only of this id"),
                                MATCHERS,
                                Parameter.wholeNumber("limit", 1, 10_000, "200", "so many at most"))
                        .answers(HISTORY)
                        .by(this::history),
                Route.delete(PATH + "/history", Access.ADMIN, "Forgets what happened to alerts; those of now stay")
                        .answersNothing()
                        .by(this::forget),
                Route.get(PATH + "/{id}", Access.VIEWER, "One alert")
                        .takes(ID)
                        .answers(AlertView.SCHEMA)
                        .by(this::one),
                Route.post(ACKNOWLEDGE, Access.OPERATOR, "Takes an alert in hand: no repeats, no escalation")
                        .takes(ID)
                        .body(NOTE)
                        .answers(AlertView.SCHEMA)
                        .by(this::acknowledge),
                Route.delete(ACKNOWLEDGE, Access.OPERATOR, "Nobody has the alert in hand any more")
                        .takes(ID)
                        .answers(AlertView.SCHEMA)
                        .by(this::release));
    }

    private Answer list(Call call) {
        @Nullable String state = call.optional("state");
        List<LabelMatch> matchers = matchers(call);
        return Answer.json(all(
                alerts,
                each -> (state == null || each.alert().phase().label().equals(state))
                        && (call.flag("quiet") || !each.quiet().isQuiet())
                        && MatcherText.all(matchers, each.alert().labels())));
    }

    /** All that are pending, firing, or were over lately, as the API lists them. */
    public static Json.Writing all(AlertManager alerts) {
        return all(alerts, each -> true);
    }

    private static Json.Writing all(AlertManager alerts, Predicate<ShownAlert> which) {
        List<ShownAlert> shown = alerts.shown().stream()
                .filter(which)
                .sorted(Comparator.<ShownAlert>comparingInt(each -> AlertResource.rank(each.alert()))
                        .thenComparing(each -> each.alert().state().since(), Comparator.reverseOrder()))
                .toList();
        return out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("alerts");
            for (ShownAlert each : shown) {
                AlertView.write(out, each);
            }
            out.writeEndArray();
            out.writeEndObject();
        };
    }

    private Answer history(Call call) {
        Instant to = call.has("to") ? call.time("to") : clock.instant().plusSeconds(1);
        Instant from = call.has("from") ? call.time("from") : to.minus(SHOWN_BY_DEFAULT);
        @Nullable String alert = call.optional("alert");
        List<LabelMatch> matchers = matchers(call);
        List<AlertRecord> found = history.find(
                from,
                to,
                each -> (alert == null || each.alert().equals(alert)) && MatcherText.all(matchers, each.labels()),
                Math.toIntExact(call.number("limit")));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("records");
            for (AlertRecord each : found) {
                AlertView.write(out, each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer one(Call call) {
        return answer(call, alerts.shown(call.text("id")));
    }

    private Answer acknowledge(Call call) {
        String note = Objects.requireNonNullElse(call.field("note"), "");
        @Nullable
        ShownAlert shown = alerts.acknowledge(call.text("id"), call.caller().name(), note);
        Answer answer = answer(call, shown);
        audit(call, "alert.acknowledge", shown, note);
        return answer;
    }

    private Answer release(Call call) {
        @Nullable
        ShownAlert shown = alerts.release(call.text("id"), call.caller().name());
        Answer answer = answer(call, shown);
        audit(call, "alert.unacknowledge", shown, "");
        return answer;
    }

    private Answer forget(Call call) {
        long bytes = history.clear();
        audit.append(new AuditEntry(
                clock.instant(),
                call.caller().name(),
                call.caller().address(),
                "alert-history.delete",
                "",
                bytes + " bytes",
                ""));
        return Answer.nothing();
    }

    private void audit(Call call, String action, @Nullable ShownAlert shown, String note) {
        String name =
                shown == null ? "" : shown.alert().name() + " " + shown.alert().id();
        audit.append(new AuditEntry(
                clock.instant(), call.caller().name(), call.caller().address(), action, name, "", note));
    }

    private static Answer answer(Call call, @Nullable ShownAlert shown) {
        if (shown == null) {
            throw Problem.notFound(
                    "alert " + call.text("id") + " (expected: the id of one in " + PATH + " that is not over)");
        }
        return Answer.json(out -> AlertView.write(out, shown));
    }

    private static List<LabelMatch> matchers(Call call) {
        String text = call.optional("matchers");
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return MatcherText.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("matchers", String.valueOf(e.getMessage()));
        }
    }

    private static int rank(Alert alert) {
        return switch (alert.phase()) {
            case FIRING -> 0;
            case PENDING -> 1;
            case RESOLVED, INACTIVE -> 2;
        };
    }
}
