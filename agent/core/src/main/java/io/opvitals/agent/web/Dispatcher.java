package io.opvitals.agent.web;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.web.live.LiveFeed;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Arguments;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Caller;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Every request goes through here, in this order: the gate's look at it, the client's rate, the route, who may, the
 * parameters, the body, the endpoint. Whatever goes wrong becomes a problem document; what nobody foresaw is logged and
 * becomes one that says nothing.
 */
final class Dispatcher extends Handler.Abstract {

    private static final String LOGGER = "server";

    private final Routes routes;
    private final Gate gate;
    private final Cors cors;
    private final RateLimit rate;
    private final int maxRequestBytes;
    private final LiveFeed live;
    private final Patience patience;
    private final AgentLog log;

    Dispatcher(
            Routes routes,
            Gate gate,
            Cors cors,
            RateLimit rate,
            int maxRequestBytes,
            LiveFeed live,
            Patience patience,
            AgentLog log) {
        this.routes = routes;
        this.gate = gate;
        this.cors = cors;
        this.rate = rate;
        this.maxRequestBytes = maxRequestBytes;
        this.live = live;
        this.patience = patience;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Incoming incoming = Requests.incoming(request);
        Exchange exchange = new Exchange(request, response, callback, incoming);
        try {
            exchange.put(gate.headers(incoming));
            exchange.put(cors.headers(incoming));
            gate.inspect(incoming);
            rate.take(gate.client(incoming));
            route(exchange);
        } catch (Throwable e) {
            fail(exchange, e);
        }
        return true;
    }

    private void route(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        List<String> segments = Requests.segments(incoming.path());
        String method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
        Routes.Match match = routes.match(method, segments);
        if (match == null) {
            noRoute(exchange, routes.methods(segments));
            return;
        }
        Route route = match.route();
        Caller caller = gate.admit(incoming, route);
        Map<String, String> values = Arguments.read(match, Requests.query(exchange.request()));
        if (route.path().equals(LiveFeed.PATH)) {
            upgrade(exchange, () -> gate.stillAdmits(incoming, route));
        } else if (route.body() == null) {
            answer(exchange, route, new Call(incoming, caller, values, new byte[0], null), patience.begin());
        } else {
            readBody(exchange, route, caller, values);
        }
    }

    /** Where others must be answered first, in a moment: what changes nothing may be tried twice. */
    private void answer(Exchange exchange, Route route, Call call, long beganNanos) {
        try {
            exchange.send(route.endpoint().answer(call));
        } catch (Throwable e) {
            Components server = exchange.request().getComponents();
            boolean isTriedAgain = e instanceof Problem problem
                    && problem.isPassing()
                    && patience.later(
                            server.getScheduler(),
                            server.getExecutor(),
                            beganNanos,
                            () -> answer(exchange, route, call, beganNanos));
            if (!isTriedAgain) {
                fail(exchange, e);
            }
        }
    }

    private void upgrade(Exchange exchange, BooleanSupplier isStillLetIn) {
        if (!live.isUpgrade(exchange.request())) {
            throw Problem.of(426, "upgrade-required", "This is a WebSocket", "expected: Upgrade: websocket")
                    .with("Upgrade", "websocket")
                    .with("Connection", "Upgrade");
        }
        if (!live.upgrade(exchange.request(), exchange.response(), exchange.callback(), isStillLetIn)) {
            throw Problem.of(503, "no-upgrade", "There is no live connection to be had", "try again later");
        }
    }

    private void noRoute(Exchange exchange, SortedSet<String> methods) {
        if (methods.isEmpty()) {
            throw Problem.notFound("nothing answers at this path (expected: one of those in /api/v1/openapi.json)");
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        if (exchange.incoming().method().equals("OPTIONS")) {
            exchange.put(cors.preflight(exchange.incoming(), methods));
            exchange.send(Answer.nothing().with("Allow", String.join(", ", methods)));
            return;
        }
        throw Problem.of(
                        405,
                        "method-not-allowed",
                        "This cannot be asked like that",
                        "expected: one of " + String.join(", ", methods))
                .with("Allow", String.join(", ", methods));
    }

    /** Without a thread that waits: a client may take its time. */
    private void readBody(Exchange exchange, Route route, Caller caller, Map<String, String> values) {
        String type = exchange.incoming().header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Answer.JSON)) {
            throw Problem.of(
                    415, "unsupported-media-type", "The body is not of a known kind", "expected: " + Answer.JSON);
        }
        if (exchange.request().getLength() > maxRequestBytes) {
            throw tooLarge();
        }
        Content.Source.asByteArrayAsync(
                exchange.request(),
                maxRequestBytes,
                Promise.Invocable.from(Invocable.InvocationType.BLOCKING, (bytes, failure) -> {
                    try {
                        if (failure != null) {
                            throw failure instanceof IllegalStateException ? tooLarge() : gone();
                        }
                        Object tree = checked(bytes, route);
                        exchange.send(
                                route.endpoint().answer(new Call(exchange.incoming(), caller, values, bytes, tree)));
                    } catch (Throwable e) {
                        fail(exchange, e);
                    }
                }));
    }

    private static @Nullable Object checked(byte[] bytes, Route route) {
        Object tree = Json.read(bytes);
        List<Problem.Fault> faults =
                route.body() == null ? new ArrayList<>() : route.body().faults(tree);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.subList(0, Math.min(20, faults.size())));
        }
        return tree;
    }

    private Problem tooLarge() {
        return Problem.of(413, "too-large", "The body is too large", "expected: at most " + maxRequestBytes + " bytes")
                .with("Connection", "close");
    }

    private static Problem gone() {
        return Problem.of(400, "incomplete", "The body did not arrive", "").with("Connection", "close");
    }

    private void fail(Exchange exchange, Throwable failure) {
        if (exchange.response().isCommitted()) {
            exchange.callback().failed(failure);
            return;
        }
        Problem problem;
        if (failure instanceof Problem told) {
            problem = told;
        } else {
            log.error(LOGGER, "a request could not be answered: " + failure, failure);
            problem = unforeseen();
        }
        try {
            exchange.send(problem.answer());
        } catch (Throwable e) {
            exchange.callback().failed(e);
        }
    }

    /** What goes out where nobody knows what to say. */
    static Problem unforeseen() {
        return Problem.of(500, "internal", HttpStatus.getMessage(500), "the agent's log says more");
    }
}
