package io.opvitals.agent;

import io.opvitals.agent.prometheus.Format;
import io.opvitals.agent.web.api.HealthResource;
import io.opvitals.agent.web.api.MetricsResource;
import io.opvitals.agent.web.api.OpenApiResource;
import io.opvitals.agent.web.api.SlosResource;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.HealthView;
import io.opvitals.agent.web.view.SloView;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be asked over HTTP, and who may: the one table from which come the dispatch, the check of
 * parameters and bodies, the roles and the OpenAPI document.
 */
final class RouteTable {

    private static final String TEXT = "text/plain; charset=utf-8";

    private RouteTable() {}

    /** Those who answer. */
    record Resources(
            ReportRoutes.Resources reports, HealthResource health, MetricsResource metrics, SlosResource slos) {}

    /**
     * The table.
     *
     * @param more rows of those who know their own: logins, users, tokens, configuration, audit
     */
    static Routes of(Resources resources, List<Route> more, String agentVersion) {
        List<Route> rows = new ArrayList<>();
        rows.addAll(ReportRoutes.of(resources.reports()));
        addHealth(rows, resources.health());
        addMetrics(rows, resources);
        rows.addAll(more);
        return new OpenApiResource(
                        rows,
                        Route.get(OpenApiResource.PATH, Access.OPEN, "What can be asked, as an OpenAPI 3.1 document")
                                .answers(Schema.any()),
                        agentVersion)
                .routes();
    }

    private static void addHealth(List<Route> rows, HealthResource health) {
        rows.add(Route.get("/health", Access.HEALTH, "All health checks and operations; 503 when unhealthy")
                .answers(HealthView.SCHEMA)
                .answers(503, HealthView.SCHEMA)
                .by(health::details));
        rows.add(Route.get("/health/simple", Access.PROBE, "The overall status in a word; 503 when unhealthy")
                .answers(TEXT)
                .answers(503, TEXT)
                .by(health::simple));
        rows.add(Route.get("/health/live", Access.PROBE, "That this JVM answers")
                .answers(TEXT)
                .by(health::live));
        rows.add(Route.get(
                        "/health/ready",
                        Access.PROBE,
                        "Whether requests should be sent here; 503 while something in opvitals.health.ready is"
                                + " unhealthy")
                .answers(TEXT)
                .answers(503, TEXT)
                .by(health::ready));
    }

    private static void addMetrics(List<Route> rows, Resources resources) {
        Route.Draft metrics = Route.get("/metrics", Access.METRICS, "What Prometheus scrapes, by Accept");
        for (Format each : Format.values()) {
            if (each == Format.JSON) {
                metrics.answers(Schema.any());
            } else {
                metrics.answers(each.contentType());
            }
        }
        rows.add(metrics.by(resources.metrics()::scrape));
        rows.add(Route.get("/api/v1/slos", Access.VIEWER, "Objectives, their error budgets and burn rates")
                .answers(SloView.SCHEMA)
                .by(resources.slos()::list));
    }
}
