package io.opvitals.agent.web.route;

/** Answers the calls of one route. On a thread of the server, several at once. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers one call, whose parameters and body are what the route says.
     *
     * @throws Problem where it cannot; anything else that is thrown becomes a 500 that says nothing
     */
    Answer answer(Call call);
}
