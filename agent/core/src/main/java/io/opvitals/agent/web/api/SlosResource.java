package io.opvitals.agent.web.api;

import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.view.SloView;
import java.util.function.Supplier;

/** {@code /api/v1/slos}: the objectives, what is left of their budgets, and how fast that goes. */
public final class SlosResource {

    private final Supplier<Signals> signals;

    public SlosResource(Supplier<Signals> signals) {
        this.signals = signals;
    }

    public Answer list(Call call) {
        Signals now = signals.get();
        return Answer.json(out -> SloView.write(out, now.slos()));
    }
}
