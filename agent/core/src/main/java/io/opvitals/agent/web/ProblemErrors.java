package io.opvitals.agent.web;

import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses, before any of our code sees it: a head that is too long or makes no sense. */
final class ProblemErrors implements Request.Handler {

    /** No more than that: what it was may have been written to be shown. */
    private static final String MALFORMED =
            "expected: a path without empty or dot segments, one Host, one length, and what HTTP/1.1 asks for besides";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 500;
        Answer answer = status == 500
                ? Dispatcher.unforeseen().answer()
                : Problem.of(status, "http-" + status, HttpStatus.getMessage(status), MALFORMED)
                        .answer();
        response.getHeaders().put("Content-Type", answer.contentType());
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Length", answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
