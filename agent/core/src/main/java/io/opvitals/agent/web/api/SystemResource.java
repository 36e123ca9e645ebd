package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.view.SystemView;

/** {@code /api/v1/system}: the health of the whole. */
public final class SystemResource {

    private final LatestReport latest;

    public SystemResource(LatestReport latest) {
        this.latest = latest;
    }

    public Answer read(Call call) {
        HealthReport report = latest.get();
        return Answer.json(out -> SystemView.write(out, report));
    }
}
