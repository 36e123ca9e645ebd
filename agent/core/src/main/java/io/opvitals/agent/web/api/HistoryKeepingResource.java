package io.opvitals.agent.web.api;

import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.HistoryView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/history}: forgetting what was, and keeping at once what is still in memory. */
public final class HistoryKeepingResource {

    private static final String PATH = "/api/v1/history";

    /** A disk that is slower has trouble of its own. */
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private static final List<String> RESOLUTIONS =
            Arrays.stream(Resolution.values()).map(Resolution::label).toList();

    private static final Schema DELETED = Schema.object()
            .field("bytes", Schema.wholeNumber(), "that were on disk and are no more")
            .field("status", HistoryView.STATUS, "what is left")
            .named("HistoryDeleted");

    private final HistoryParts history;
    private final AuditLog audit;
    private final InstantSource clock;

    public HistoryKeepingResource(HistoryParts history, AuditLog audit, InstantSource clock) {
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.delete(PATH, Access.ADMIN, "Forgets what was: all of it, or whole files of what is meant")
                        .takes(
                                Parameter.choice(
                                        "resolution", RESOLUTIONS, null, "only this one and those that are finer"),
                                Parameter.time("before", "only files in which everything is older"))
                        .answers(DELETED)
                        .by(this::delete),
                Route.post(PATH + "/flush", Access.ADMIN, "Keeps on disk at once what came since the last ten seconds")
                        .answers(HistoryView.STATUS)
                        .by(this::flush));
    }

    private Answer delete(Call call) {
        @Nullable String label = call.optional("resolution");
        Resolution coarsest = Arrays.stream(Resolution.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElse(Resolution.DAY);
        @Nullable Instant before = call.has("before") ? call.time("before") : null;
        long bytes = history.delete(coarsest, before);
        audit.append(new AuditEntry(
                clock.instant(),
                call.caller().name(),
                call.caller().address(),
                "history.delete",
                label == null ? "all resolutions" : label + " and finer",
                bytes + " bytes" + (before == null ? "" : " from before " + before),
                ""));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeNumberField("bytes", bytes);
            out.writeFieldName("status");
            HistoryView.write(out, history.status());
            out.writeEndObject();
        });
    }

    private Answer flush(Call call) {
        try {
            if (!history.flush(FLUSH)) {
                throw Problem.of(
                        503,
                        "not-kept",
                        "This could not be kept",
                        "expected: a history that is on, and a disk that" + " takes it within " + FLUSH.toSeconds()
                                + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.notYet("the server stops");
        }
        return Answer.json(out -> HistoryView.write(out, history.status()));
    }
}
