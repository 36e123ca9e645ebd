package io.opvitals.agent.web.page;

import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of the dashboard. Open to everybody: they hold no data, and one needs them to log in. Read from the jar at
 * each call, where they are kept compressed: nothing of them stays in the application's memory.
 */
public final class PageResource {

    private static final String FOLDER = "/dashboard/";
    private static final String HTML = "text/html; charset=utf-8";

    public List<Route> routes() {
        return List.of(
                Route.get("/", Access.OPEN, "The dashboard")
                        .takes(Parameter.text("demo", "shows made-up data, if it is there"))
                        .answers(HTML)
                        .by(call -> file("index.html", HTML)),
                asset("dashboard.js", "text/javascript; charset=utf-8", "The dashboard's program"),
                asset("dashboard.css", "text/css; charset=utf-8", "The dashboard's colours and sizes"),
                asset("favicon.svg", "image/svg+xml", "The dashboard's icon"));
    }

    private static Route asset(String name, String contentType, String summary) {
        return Route.get("/" + name, Access.OPEN, summary).answers(contentType).by(call -> file(name, contentType));
    }

    private static Answer file(String name, String contentType) {
        try (@Nullable InputStream in = PageResource.class.getResourceAsStream(FOLDER + name + ".gz")) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is missing (expected: in the agent's jar)");
            }
            return Answer.gzip(contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + name + " cannot be read (expected: an undamaged jar)", e);
        }
    }
}
