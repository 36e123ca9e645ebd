package io.opvitals.agent.web.api;

import io.opvitals.agent.trace.RecentCall;
import io.opvitals.agent.trace.RecentCalls;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.RecentCallView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/traces}: the last calls that were worth keeping. */
public final class TraceResource {

    private final RecentCalls calls;

    public TraceResource(RecentCalls calls) {
        this.calls = calls;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/v1/traces",
                        Access.VIEWER,
                        "The last calls that were kept: failed, slow, served by a fallback, or drawn at random")
                .takes(
                        Parameter.text("wrapper", "only its calls"),
                        Parameter.text("operation", "only its calls: wrapper.operation"),
                        Parameter.choice("outcome", RecentCallView.OUTCOMES, null, "only those that ended so"),
                        Parameter.wholeNumber("limit", 1, RecentCalls.CAPACITY, "100", "so many at most"))
                .answers(RecentCallView.LIST)
                .by(this::list));
    }

    private Answer list(Call call) {
        @Nullable String wrapper = call.optional("wrapper");
        @Nullable String operation = call.optional("operation");
        @Nullable String outcome = call.optional("outcome");
        List<RecentCall> found = calls.find(
                each -> (wrapper == null || each.id().wrapper().equals(wrapper))
                        && (operation == null || each.id().name().equals(operation))
                        && (outcome == null || each.outcome().label().equals(outcome)),
                (int) call.number("limit"));
        return Answer.json(out -> RecentCallView.write(out, found));
    }
}
