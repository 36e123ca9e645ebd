package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.SummaryView;
import java.util.List;

/** {@code /api/v1/metrics}: the figures of now. History and costs get rows beside these. */
public final class FiguresResource {

    /** What figures can be of. */
    public static final List<String> SCOPES = List.of("all", "system", "wrapper", "operation");

    private final LatestReport latest;

    public FiguresResource(LatestReport latest) {
        this.latest = latest;
    }

    public Answer current(Call call) {
        HealthReport report = latest.get();
        return Answer.json(out -> ListViews.figures(out, report, call.text("scope")));
    }

    public Answer summary(Call call) {
        HealthReport report = latest.get();
        int most = (int) call.number("top");
        return Answer.json(out -> SummaryView.write(out, report, most));
    }
}
