package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.alert.silence.Maintenance;
import io.opvitals.agent.alert.silence.Silence;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.AlertView;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code /api/v1/alerts/silences} and {@code /maintenance}: what nobody is to be told of for a time. */
public final class SilenceResource {

    private static final String SILENCES = "/api/v1/alerts/silences";
    private static final String MAINTENANCE = "/api/v1/alerts/maintenance";
    private static final Schema MATCHERS = Schema.list(Schema.text(1_000), 50);
    /** RFC 3339 has no years after that. */
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private static final List<String> REPEATS = List.of("none", "daily", "weekly");
    private static final List<String> STATES = List.of("pending", "active", "expired");

    private static final Schema SILENCE = Schema.object()
            .field("id", Schema.text(), "names it")
            .field("state", Schema.choice(STATES), "whether it holds now")
            .field("matchers", Schema.list(Schema.text()), "all must match an alert's labels")
            .field("startsAt", Schema.time(), "from when")
            .field("endsAt", Schema.time(), "until when")
            .field("createdBy", Schema.text(), "who made it or changed it last")
            .field("comment", Schema.text(), "why")
            .field("alerts", Schema.list(Schema.text()), "ids of the alerts that it matches now")
            .named("Silence");

    private static final Schema NEW_SILENCE = Schema.object()
            .field("matchers", MATCHERS, "for example opvitals_wrapper=\"payments\"; all must match")
            .optional("startsAt", Schema.time(), "from when; from now on without")
            .optional("endsAt", Schema.time(), "until when; this or for")
            .optional("for", Schema.text(32), "how long, for example 2h or PT2H")
            .field("comment", Schema.text(1_000), "why");

    private static final Schema WINDOW = Schema.object()
            .field("id", Schema.text(), "names it")
            .field("name", Schema.text(), "what is done")
            .field("active", Schema.flag(), "whether it is now")
            .field("matchers", Schema.list(Schema.text()), "all must match an alert's labels; none for all alerts")
            .field("from", Schema.time(), "when it begins, the first time")
            .field("to", Schema.time(), "when it ends, the first time")
            .field("repeat", Schema.choice(REPEATS), "whether it comes again")
            .field("zone", Schema.text(), "by which clock it comes again")
            .field("createdBy", Schema.text(), "who made it")
            .named("MaintenanceWindow");

    private static final Schema NEW_WINDOW = Schema.object()
            .field("name", Schema.text(200), "what is done")
            .optional("matchers", MATCHERS, "all must match; at least one, but for everything")
            .optional("everything", Schema.flag(), "true for all alerts, instead of matchers")
            .field("from", Schema.time(), "when it begins, the first time")
            .field("to", Schema.time(), "when it ends, the first time")
            .optional("repeat", Schema.choice(REPEATS), "whether it comes again; none without")
            .optional("zone", Schema.text(64), "by which clock it comes again, for example Europe/Berlin; UTC without");

    private final SilenceBook book;
    private final Supplier<Map<String, Alert>> alerts;
    private final AuditLog audit;
    private final InstantSource clock;

    /** @param alerts all there are, to say which a silence matches */
    public SilenceResource(SilenceBook book, Supplier<Map<String, Alert>> alerts, AuditLog audit, InstantSource clock) {
        this.book = book;
        this.alerts = alerts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        Parameter silence = Parameter.path("silence", "the silence's id");
        Parameter window = Parameter.path("window", "the maintenance window's id");
        return List.of(
                Route.get(SILENCES, Access.VIEWER, "All silences, those that are over too for five days")
                        .answers(Schema.object().field("silences", Schema.list(SILENCE), "the last to end first"))
                        .by(call -> list("silences", book.silences(), this::write)),
                Route.post(SILENCES, Access.OPERATOR, "Makes a silence")
                        .body(NEW_SILENCE)
                        .answers(201, SILENCE)
                        .by(this::makeSilence),
                Route.get(SILENCES + "/{silence}", Access.VIEWER, "One silence")
                        .takes(silence)
                        .answers(SILENCE)
                        .by(call -> Answer.json(out -> write(out, silence(call)))),
                Route.put(SILENCES + "/{silence}", Access.OPERATOR, "Changes a silence")
                        .takes(silence)
                        .body(NEW_SILENCE)
                        .answers(SILENCE)
                        .by(this::changeSilence),
                Route.delete(SILENCES + "/{silence}", Access.OPERATOR, "Ends a silence now")
                        .takes(silence)
                        .answers(SILENCE)
                        .by(this::expire),
                Route.get(MAINTENANCE, Access.VIEWER, "All maintenance windows")
                        .answers(Schema.object().field("windows", Schema.list(WINDOW), "the first to begin first"))
                        .by(call -> list("windows", book.windows(), this::write)),
                Route.post(MAINTENANCE, Access.OPERATOR, "Makes a maintenance window")
                        .body(NEW_WINDOW)
                        .answers(201, WINDOW)
                        .by(this::makeWindow),
                Route.delete(MAINTENANCE + "/{window}", Access.OPERATOR, "Removes a maintenance window")
                        .takes(window)
                        .answersNothing()
                        .by(this::removeWindow));
    }

    private Answer makeSilence(Call call) {
        Silence made = silence(call, UUID.randomUUID().toString());
        store(() -> book.put(made));
        audit(call, "alert.silence", made.id(), "", describe(made));
        return Answer.json(201, out -> write(out, made));
    }

    private Answer changeSilence(Call call) {
        Silence before = silence(call);
        Silence made = silence(call, before.id());
        store(() -> book.put(made));
        audit(call, "alert.silence", made.id(), describe(before), describe(made));
        return Answer.json(out -> write(out, made));
    }

    private Answer expire(Call call) {
        Silence before = silence(call);
        Silence expired = book.expire(before.id());
        if (expired == null) {
            throw Problem.conflict("silence " + before.id() + " is over (expected: one that is not)");
        }
        audit(call, "alert.silence.expire", expired.id(), describe(before), describe(expired));
        return Answer.json(out -> write(out, expired));
    }

    private Answer makeWindow(Call call) {
        Maintenance made = build(
                "body",
                () -> new Maintenance(
                        UUID.randomUUID().toString(),
                        text(call, "name"),
                        windowMatchers(call),
                        time(call, "from"),
                        time(call, "to"),
                        Maintenance.Repeat.valueOf(Objects.requireNonNullElse(call.field("repeat"), "none")
                                .toUpperCase(Locale.ROOT)),
                        zone(call),
                        call.caller().name()));
        store(() -> book.put(made));
        audit(call, "alert.maintenance", made.id(), "", made.name() + " " + made.from() + " to " + made.to());
        return Answer.json(201, out -> write(out, made));
    }

    private Answer removeWindow(Call call) {
        Maintenance removed = book.remove(call.text("window"));
        if (removed == null) {
            throw Problem.notFound(
                    "maintenance window " + call.text("window") + " (expected: one of " + MAINTENANCE + ")");
        }
        audit(call, "alert.maintenance.remove", removed.id(), removed.name(), "");
        return Answer.nothing();
    }

    private Silence silence(Call call) {
        Silence silence = book.silence(call.text("silence"));
        if (silence == null) {
            throw Problem.notFound("silence " + call.text("silence") + " (expected: one of " + SILENCES + ")");
        }
        return silence;
    }

    private Silence silence(Call call, String id) {
        Instant startsAt = call.field("startsAt") == null ? clock.instant() : time(call, "startsAt");
        if ((call.field("endsAt") == null) == (call.field("for") == null)) {
            throw Problem.invalid("body", "endsAt and for (expected: one of them)");
        }
        Instant lasting = Expiry.of(call, () -> startsAt);
        Instant endsAt = lasting == null ? time(call, "endsAt") : lasting;
        if (!endsAt.isAfter(clock.instant())) {
            throw Problem.invalid("body.endsAt", endsAt + " (expected: not over yet)");
        }
        if (!endsAt.isBefore(LATEST)) {
            throw Problem.invalid("body.for", "ends at " + endsAt + " (expected: before the year 10000)");
        }
        return build(
                "body",
                () -> new Silence(
                        id, matchers(call), startsAt, endsAt, call.caller().name(), text(call, "comment")));
    }

    private static <T> T build(String at, Supplier<T> builder) {
        try {
            return builder.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at, String.valueOf(e.getMessage()));
        }
    }

    private static void store(Runnable put) {
        try {
            put.run();
        } catch (IllegalArgumentException e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        }
    }

    /** All alerts are meant only where that is said: forgotten matchers would mute everything. */
    private static List<LabelMatch> windowMatchers(Call call) {
        List<LabelMatch> matchers = matchers(call);
        boolean isEverything = Boolean.TRUE.equals(call.fields().get("everything"));
        if (matchers.isEmpty() != isEverything) {
            throw Problem.invalid(
                    "body.matchers",
                    isEverything
                            ? "they are given with everything (expected: one of them)"
                            : "there is none (expected: at least one, or everything: true to mute all alerts)");
        }
        return matchers;
    }

    private static List<LabelMatch> matchers(Call call) {
        List<LabelMatch> matchers = new ArrayList<>();
        if (call.fields().get("matchers") instanceof List<?> texts) {
            for (Object each : texts) {
                try {
                    matchers.addAll(MatcherText.parse(String.valueOf(each)));
                } catch (IllegalArgumentException e) {
                    throw Problem.invalid("body.matchers", String.valueOf(e.getMessage()));
                }
            }
        }
        return matchers;
    }

    private static String text(Call call, String field) {
        String text = Objects.requireNonNullElse(call.field(field), "");
        if (text.isBlank()) {
            throw Problem.invalid("body." + field, "is empty (expected: a text)");
        }
        return text;
    }

    private static Instant time(Call call, String field) {
        String text = Objects.requireNonNullElse(call.field(field), "");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("body." + field, "'" + text + "' (expected: a time such as 2026-11-21T14:03:07Z)");
        }
    }

    private static ZoneId zone(Call call) {
        String text = call.field("zone");
        if (text == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("body.zone", "'" + text + "' (expected: a time zone such as Europe/Berlin)");
        }
    }

    private static String describe(Silence silence) {
        return silence.matchers() + " until " + silence.endsAt() + ": " + silence.comment();
    }

    private void audit(Call call, String action, String target, String from, String to) {
        audit.append(new AuditEntry(
                clock.instant(), call.caller().name(), call.caller().address(), action, target, from, to));
    }

    /** Writes one. */
    private interface Writing<T> {
        void write(JsonGenerator out, T each) throws IOException;
    }

    private static <T> Answer list(String name, List<T> all, Writing<T> writing) {
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart(name);
            for (T each : all) {
                writing.write(out, each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private void write(JsonGenerator out, Silence silence) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", silence.id());
        out.writeStringField("state", silence.state(clock.instant()).name().toLowerCase(Locale.ROOT));
        AlertView.writeMatchers(out, silence.matchers());
        out.writeStringField("startsAt", silence.startsAt().toString());
        out.writeStringField("endsAt", silence.endsAt().toString());
        out.writeStringField("createdBy", silence.createdBy());
        out.writeStringField("comment", silence.comment());
        AlertView.texts(
                out,
                "alerts",
                alerts.get().values().stream()
                        .filter(each -> MatcherText.all(silence.matchers(), each.labels()))
                        .map(Alert::id)
                        .toList());
        out.writeEndObject();
    }

    private void write(JsonGenerator out, Maintenance window) throws IOException {
        Instant now = clock.instant();
        out.writeStartObject();
        out.writeStringField("id", window.id());
        out.writeStringField("name", window.name());
        out.writeBooleanField("active", window.isActive(now));
        AlertView.writeMatchers(out, window.matchers());
        out.writeStringField("from", window.from().toString());
        out.writeStringField("to", window.to().toString());
        out.writeStringField("repeat", window.repeat().name().toLowerCase(Locale.ROOT));
        out.writeStringField("zone", window.zone().getId());
        out.writeStringField("createdBy", window.createdBy());
        out.writeEndObject();
    }
}
