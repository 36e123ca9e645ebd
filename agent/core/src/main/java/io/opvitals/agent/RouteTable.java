package io.opvitals.agent;

import io.opvitals.agent.web.api.OpenApiResource;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.SystemView;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be asked over HTTP, and who may: the one table from which come the dispatch, the check of
 * parameters and bodies, the roles and the OpenAPI document.
 */
final class RouteTable {

    private RouteTable() {}

    /** Those who answer. */
    record Resources(SystemResource system) {}

    static Routes of(Resources resources, String agentVersion) {
        List<Route> rows = new ArrayList<>();
        addSystem(rows, resources);
        return new OpenApiResource(
                        rows,
                        Route.get(OpenApiResource.PATH, Access.OPEN, "What can be asked, as an OpenAPI 3.1 document")
                                .answers(Schema.any()),
                        agentVersion)
                .routes();
    }

    private static void addSystem(List<Route> rows, Resources resources) {
        rows.add(Route.get("/api/v1/system", Access.VIEWER, "The health of the whole")
                .answers(SystemView.SCHEMA)
                .by(resources.system()::read));
    }
}
