package io.opvitals.agent.web.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, as an endpoint gets it: its caller let in, its parameters and its body what the route says. */
public final class Call {

    private final Incoming incoming;
    private final Caller caller;
    private final Map<String, String> parameters;
    private final byte[] body;
    private final @Nullable Object tree;

    /**
     * @param incoming the request
     * @param caller whose it is
     * @param parameters checked, with the defaults of those not given
     * @param body as it was sent; empty where there is none
     * @param tree the body as {@link Json#read} gives it, checked; {@code null} where the route takes none
     */
    public Call(Incoming incoming, Caller caller, Map<String, String> parameters, byte[] body, @Nullable Object tree) {
        this.incoming = incoming;
        this.caller = caller;
        this.parameters = Map.copyOf(parameters);
        this.body = body;
        this.tree = tree;
    }

    public Incoming incoming() {
        return incoming;
    }

    public Caller caller() {
        return caller;
    }

    /** Whether the request has the parameter, or there is a default. */
    public boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    /** The parameter, which is required or has a default. */
    public String text(String parameter) {
        String value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter " + parameter + " (expected: one that the route requires, or has a default for)");
        }
        return value;
    }

    /** The parameter; {@code null} where it is not given. */
    public @Nullable String optional(String parameter) {
        return parameters.get(parameter);
    }

    public long number(String parameter) {
        return Long.parseLong(text(parameter));
    }

    public boolean flag(String parameter) {
        return Boolean.parseBoolean(text(parameter));
    }

    public Instant time(String parameter) {
        return Instant.parse(text(parameter));
    }

    public Duration duration(String parameter) {
        return Duration.parse(text(parameter));
    }

    /** The request's header; {@code null} where there is none. */
    public @Nullable String header(String name) {
        return incoming.header(name);
    }

    /** The body as it was sent. */
    public byte[] body() {
        return body.clone();
    }

    /** The fields of a body that is an object; empty where there is none. */
    public Map<String, @Nullable Object> fields() {
        if (!(tree instanceof Map<?, ?> map)) {
            return Map.of();
        }
        @SuppressWarnings("unchecked") // Json.read makes no other.
        Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) map;
        return fields;
    }

    /** A text field of the body; {@code null} where it is missing. */
    public @Nullable String field(String name) {
        return fields().get(name) instanceof String text ? text : null;
    }
}
