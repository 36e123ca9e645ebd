package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.WrapperView;

/** {@code /api/v1/wrappers}. */
public final class WrapperResource {

    private final LatestReport latest;

    public WrapperResource(LatestReport latest) {
        this.latest = latest;
    }

    public Answer list(Call call) {
        HealthReport report = latest.get();
        return Answer.json(out -> ListViews.wrappers(out, report));
    }

    public Answer read(Call call) {
        return read(call, latest.get());
    }

    static Answer read(Call call, HealthReport report) {
        String wrapper = call.text("wrapper");
        ScopeHealth health = report.wrappers().get(wrapper);
        if (health == null) {
            throw Problem.notFound("no wrapper of this name (expected: one of those in /api/v1/wrappers)");
        }
        return Answer.json(out -> WrapperView.writeDetail(out, wrapper, health, report));
    }
}
