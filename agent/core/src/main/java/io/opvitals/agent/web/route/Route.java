package io.opvitals.agent.web.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: what is asked how, who may, what it takes, what it answers, and who answers.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path with parameters in braces: {@code /api/v1/operations/{id}}
 * @param access who may ask
 * @param summary what it is for, a sentence without a full stop
 * @param parameters what stands in path and query
 * @param body what the request's body looks like; {@code null} where it has none
 * @param replies the answers when all is well; problems are the same for all routes
 * @param endpoint who answers
 */
public record Route(
        String method,
        String path,
        Access access,
        String summary,
        List<Parameter> parameters,
        @Nullable Schema body,
        List<Reply> replies,
        Endpoint endpoint) {

    public Route {
        parameters = List.copyOf(parameters);
        replies = List.copyOf(replies);
        if (replies.isEmpty()) {
            throw new IllegalArgumentException(method + " " + path + ": no answer (expected: at least one)");
        }
    }

    /**
     * One kind of answer.
     *
     * @param status the HTTP status
     * @param contentType empty where there is no body
     * @param schema what JSON looks like; {@code null} for anything else
     */
    public record Reply(
            int status, String contentType, @Nullable Schema schema) {}

    public static Draft get(String path, Access access, String summary) {
        return new Draft("GET", path, access, summary);
    }

    public static Draft post(String path, Access access, String summary) {
        return new Draft("POST", path, access, summary);
    }

    public static Draft put(String path, Access access, String summary) {
        return new Draft("PUT", path, access, summary);
    }

    public static Draft patch(String path, Access access, String summary) {
        return new Draft("PATCH", path, access, summary);
    }

    public static Draft delete(String path, Access access, String summary) {
        return new Draft("DELETE", path, access, summary);
    }

    /** {@code POST /api/v1/alerts/{id}/ack}. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** A row that is being written. */
    public static final class Draft {

        private final String method;
        private final String path;
        private final Access access;
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private @Nullable Schema body;

        Draft(String method, String path, Access access, String summary) {
            this.method = method;
            this.path = path;
            this.access = access;
            this.summary = summary;
        }

        public Draft takes(Parameter... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        public Draft body(Schema schema) {
            body = schema;
            return this;
        }

        /** 200 with JSON. */
        public Draft answers(Schema schema) {
            return answers(200, schema);
        }

        /** JSON with this status. */
        public Draft answers(int status, Schema schema) {
            replies.add(new Reply(status, Answer.JSON, schema));
            return this;
        }

        /** 200 with something else. */
        public Draft answers(String contentType) {
            return answers(200, contentType);
        }

        /** Something else with this status. */
        public Draft answers(int status, String contentType) {
            replies.add(new Reply(status, contentType, null));
            return this;
        }

        /** 204. */
        public Draft answersNothing() {
            replies.add(new Reply(204, "", null));
            return this;
        }

        /** 101: a WebSocket. */
        public Draft answersUpgrade() {
            replies.add(new Reply(101, "", null));
            return this;
        }

        public Route by(Endpoint endpoint) {
            return new Route(method, path, access, summary, parameters, body, replies, endpoint);
        }
    }
}
