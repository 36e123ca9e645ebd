package io.opvitals.agent.web.api;

import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.OpenApi;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/openapi.json}: what can be asked. It describes itself, too. */
public final class OpenApiResource {

    public static final String PATH = "/api/v1/openapi.json";

    private final Routes described;
    private final byte[] document;

    /**
     * @param others all other routes
     * @param own makes the row of this one
     * @param version the agent's
     */
    public OpenApiResource(List<Route> others, Route.Draft own, String version) {
        List<Route> all = new ArrayList<>(others);
        all.add(own.by(this::read));
        this.described = new Routes(all);
        this.document = OpenApi.document(described, version);
    }

    /** All routes, this one too. */
    public Routes routes() {
        return described;
    }

    private Answer read(Call call) {
        return Answer.bytes(200, Answer.JSON, document);
    }
}
