package io.opvitals.agent.web.api;

import io.opvitals.agent.alert.channel.Outbox;
import io.opvitals.agent.alert.channel.TestResult;
import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.ChannelView;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts/channels} and {@code /api/v1/alerts/dead-letters}: who is told of alerts, and what did not arrive. */
public final class ChannelResource {

    private static final String CHANNELS = "/api/v1/alerts/channels";
    private static final String DEAD_LETTERS = "/api/v1/alerts/dead-letters";

    private final Outbox outbox;
    private final Supplier<List<String>> problems;
    private final AuditLog audit;
    private final InstantSource clock;

    /**
     * Answers from these.
     *
     * @param problems why channels are left out
     * @param audit told of what somebody does
     */
    public ChannelResource(Outbox outbox, Supplier<List<String>> problems, AuditLog audit, InstantSource clock) {
        this.outbox = outbox;
        this.problems = problems;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(CHANNELS, Access.VIEWER, "The channels for alerts, and how they are")
                        .answers(ChannelView.CHANNELS)
                        .by(call ->
                                Answer.json(out -> ChannelView.writeChannels(out, outbox.status(), problems.get()))),
                Route.post(CHANNELS + "/{name}/test", Access.OPERATOR, "Sends a test message now, and says how it went")
                        .takes(Parameter.path("name", "the channel"))
                        .answers(ChannelView.TEST)
                        .by(this::test),
                Route.get(DEAD_LETTERS, Access.VIEWER, "Notifications that were given up, the oldest first")
                        .answers(ChannelView.DEAD_LETTERS)
                        .by(call -> Answer.json(out -> ChannelView.writeDeadLetters(out, outbox.deadLetters()))),
                Route.post(DEAD_LETTERS + "/{id}/send", Access.OPERATOR, "Tries a notification that was given up again")
                        .takes(Parameter.path("id", "the dead letter"))
                        .answersNothing()
                        .by(this::sendAgain),
                Route.delete(DEAD_LETTERS + "/{id}", Access.OPERATOR, "Forgets a notification that was given up")
                        .takes(Parameter.path("id", "the dead letter"))
                        .answersNothing()
                        .by(this::drop));
    }

    private Answer test(Call call) {
        String name = call.text("name");
        @Nullable TestResult result;
        try {
            result = outbox.test(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.notYet("the server is being stopped");
        }
        if (result == null) {
            throw Problem.notFound("channel '" + name + "' (expected: one of " + CHANNELS + ")");
        }
        note(call, "channel.test", name, result.delivered() ? "delivered" : result.reason());
        TestResult shown = result;
        return Answer.json(out -> ChannelView.writeTest(out, shown));
    }

    private Answer sendAgain(Call call) {
        String id = known(call);
        if (!outbox.sendAgain(id)) {
            throw Problem.conflict("dead letter " + id + " has no channel any more, or too much is waiting for it"
                    + " (expected: its channel in " + CHANNELS + ")");
        }
        note(call, "dead-letter.send", id, "sent again");
        return Answer.nothing();
    }

    private Answer drop(Call call) {
        String id = known(call);
        outbox.drop(id);
        note(call, "dead-letter.drop", id, "dropped");
        return Answer.nothing();
    }

    private String known(Call call) {
        String id = call.text("id");
        if (outbox.deadLetters().stream().noneMatch(each -> each.id().equals(id))) {
            throw Problem.notFound("dead letter '" + id + "' (expected: one of " + DEAD_LETTERS + ")");
        }
        return id;
    }

    private void note(Call call, String action, String target, String to) {
        audit.append(new AuditEntry(
                clock.instant(), call.caller().name(), call.caller().address(), action, target, "", to));
    }
}
