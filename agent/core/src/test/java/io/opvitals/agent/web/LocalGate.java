package io.opvitals.agent.web;

import io.opvitals.agent.web.route.Caller;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Route;
import java.util.Map;

/** Lets everybody in. */
final class LocalGate implements Gate {

    private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff");

    @Override
    public void inspect(Incoming incoming) {}

    @Override
    public Caller admit(Incoming incoming, Route route) {
        return new Caller("local", incoming.remoteAddress());
    }

    @Override
    public boolean stillAdmits(Incoming incoming, Route route) {
        return true;
    }

    @Override
    public String client(Incoming incoming) {
        return incoming.remoteAddress();
    }

    @Override
    public Map<String, String> headers(Incoming incoming) {
        return HEADERS;
    }
}
