package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.view.ListViews;

/** {@code /api/v1/guards} and {@code /api/v1/stuck}: what refuses calls, and calls that hang. */
public final class GuardResource {

    private final LatestReport latest;

    public GuardResource(LatestReport latest) {
        this.latest = latest;
    }

    public Answer guards(Call call) {
        HealthReport report = latest.get();
        return Answer.json(out -> ListViews.guards(out, report));
    }

    public Answer stuck(Call call) {
        HealthReport report = latest.get();
        return Answer.json(out -> ListViews.stuck(out, report));
    }
}
