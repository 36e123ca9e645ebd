package io.opvitals.agent.web.api;

import io.opvitals.agent.history.History;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistoryStatus;
import io.opvitals.agent.history.HistoryTooLargeException;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.HistoryRows;
import io.opvitals.agent.web.view.HistoryView;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/v1/metrics/history} and {@code /api/v1/export}: what was, as numbers. */
public final class HistoryResource {

    private static final Parameter BY =
            Parameter.text("by", "labels to keep, with commas between; series that are alike then are merged");

    private final History history;
    private final Supplier<HistoryStatus> status;
    private final InstantSource clock;

    /** @param clock says what now is */
    public HistoryResource(History history, Supplier<HistoryStatus> status, InstantSource clock) {
        this.history = history;
        this.status = status;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/metrics/history", Access.VIEWER, "What was of some series")
                        .takes(
                                HistoryRange.SERIES.must(),
                                BY,
                                HistoryRange.FROM,
                                HistoryRange.TO,
                                HistoryRange.LAST,
                                HistoryRange.POINTS)
                        .answers(HistoryView.SCHEMA)
                        .by(this::read),
                Route.get("/api/v1/metrics/history/status", Access.VIEWER, "How much is remembered, and since when")
                        .answers(HistoryView.STATUS)
                        .by(call -> Answer.json(out -> HistoryView.write(out, status.get()))),
                Route.get("/api/v1/export", Access.VIEWER, "The same as a table, row by row, however long it is")
                        .takes(
                                HistoryRange.SERIES.must(),
                                Parameter.choice("format", List.of("csv", "json"), "csv", "of the table"),
                                HistoryRange.FROM,
                                HistoryRange.TO,
                                HistoryRange.LAST,
                                HistoryRange.POINTS)
                        .answers("text/csv")
                        .answers("application/json")
                        .by(this::export));
    }

    private Answer read(Call call) {
        HistoryQuery query = HistoryRange.of(call, clock).query(call);
        List<String> by = HistoryRange.by(call);
        try {
            HistoryAnswer answer = by == null ? history.query(query) : history.query(query, by);
            return Answer.json(out -> HistoryView.write(out, answer));
        } catch (HistoryTooLargeException e) {
            throw Problem.invalid("points", e.problem());
        }
    }

    /** Read piece by piece as the client takes it. */
    private Answer export(Call call) {
        HistoryQuery query = HistoryRange.of(call, clock).query(call);
        Iterator<HistoryAnswer> pages = history.pages(query);
        boolean isCsv = call.text("format").equals("csv");
        return Answer.pieces(
                        isCsv ? "text/csv; charset=utf-8" : Answer.JSON,
                        isCsv ? HistoryRows.csv(pages) : HistoryRows.json(pages))
                .with("Content-Disposition", "attachment; filename=\"" + query.name() + (isCsv ? ".csv\"" : ".json\""));
    }
}
