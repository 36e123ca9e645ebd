package io.opvitals.agent.web.security;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.security.Authentication;
import io.opvitals.agent.security.FirstRun;
import io.opvitals.agent.security.Identity;
import io.opvitals.agent.security.LiveSecuritySettings;
import io.opvitals.agent.security.LoginResult;
import io.opvitals.agent.security.Logins;
import io.opvitals.agent.security.RefusedException;
import io.opvitals.agent.security.Role;
import io.opvitals.agent.security.SecurityAudit;
import io.opvitals.agent.security.Session;
import io.opvitals.agent.security.Sessions;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Logging in and out, and who one is. */
public final class LoginResource {

    private static final int LONGEST = 1_024;

    private static final Schema ME = Schema.object()
            .field("needsLogin", Schema.flag(), "whether one must log in to see anything")
            .field("firstRun", Schema.flag(), "whether the first admin is still to be made, by /api/v1/setup")
            .field("loggedIn", Schema.flag(), "whether we know who asks")
            .field("name", Schema.text().orNull(), "the user or token; local where nobody need log in")
            .field("kind", Schema.choice(List.of("local", "user", "token")).orNull(), "how we know")
            .field("role", Schema.choice(roles()).orNull(), "what they may do; null for a token without a role")
            .field(
                    "csrfToken",
                    Schema.text().orNull(),
                    "what requests that change something must carry as " + SecurityGate.CSRF_HEADER
                            + "; null without a session")
            .named("Me");

    private static final Schema LOGIN = Schema.object()
            .field("name", Schema.secret(LONGEST), "the user")
            .field("password", Schema.secret(LONGEST), "their password");

    private static final Schema PASSWORD = Schema.object()
            .field("before", Schema.secret(LONGEST), "the password that holds")
            .field("after", Schema.secret(LONGEST), "the password from now on, 12 to 256 characters");

    private static final Schema SETUP = Schema.object()
            .field("token", Schema.secret(LONGEST), "the one-time token from the application's log")
            .field("name", Schema.secret(LONGEST), "the first admin")
            .field("password", Schema.secret(LONGEST), "their password, 12 to 256 characters");

    private final SecurityGate gate;
    private final Authentication authentication;
    private final Logins logins;
    private final FirstRun firstRun;
    private final LiveSecuritySettings settings;

    public LoginResource(
            SecurityGate gate,
            Authentication authentication,
            Logins logins,
            FirstRun firstRun,
            LiveSecuritySettings settings) {
        this.gate = gate;
        this.authentication = authentication;
        this.logins = logins;
        this.firstRun = firstRun;
        this.settings = settings;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/me", Access.OPEN, "Who asks, and what they may do")
                        .answers(ME)
                        .by(this::me),
                Route.post("/api/v1/login", Access.OPEN, "Opens a session, whose id comes as a cookie")
                        .body(LOGIN)
                        .answers(ME)
                        .by(this::logIn),
                Route.post("/api/v1/logout", Access.VIEWER, "Ends the session")
                        .answersNothing()
                        .by(this::logOut),
                Route.post("/api/v1/setup", Access.OPEN, "Makes the first admin where there are no users")
                        .body(SETUP)
                        .answersNothing()
                        .by(this::setUp),
                Route.post("/api/v1/me/password", Access.VIEWER, "Changes one's own password; other sessions end")
                        .body(PASSWORD)
                        .answers(ME)
                        .by(this::changePassword));
    }

    private Answer me(Call call) {
        if (firstRun.isOpen()) {
            firstRun.offer();
        }
        Authentication.Known known = gate.known(call.incoming());
        return known == null ? answer(null, null) : answer(known.identity(), known.session());
    }

    private Answer logIn(Call call) {
        requireLogins();
        LoginResult result = logins.logIn(
                text(call, "name"), text(call, "password"), call.caller().address());
        return opened(call.incoming(), result, "name or password is wrong");
    }

    private Answer logOut(Call call) {
        String id = gate.cookie().read(call.incoming());
        if (id != null) {
            logins.logOut(
                    id, new SecurityAudit.By(call.caller().name(), call.caller().address()));
        }
        return Answer.nothing().with("Set-Cookie", gate.cookie().take(call.incoming()));
    }

    private Answer setUp(Call call) {
        try {
            Duration wait = firstRun.redeem(
                    text(call, "token"),
                    text(call, "name"),
                    text(call, "password"),
                    call.caller().address());
            if (!wait.isZero()) {
                throw Refusals.wait(wait);
            }
            return Answer.nothing();
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private Answer changePassword(Call call) {
        Authentication.Known known = gate.known(call.incoming());
        if (known == null || known.identity().kind() != Identity.Kind.USER) {
            throw Problem.conflict("only a user has a password (expected: a session)");
        }
        try {
            LoginResult result = logins.changePassword(
                    known.identity().name(),
                    text(call, "before"),
                    text(call, "after"),
                    call.caller().address());
            return opened(call.incoming(), result, "the password before is wrong");
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private Answer opened(Incoming incoming, LoginResult result, String wrong) {
        if (!result.retryAfter().isZero()) {
            throw Refusals.wait(result.retryAfter());
        }
        Sessions.Opened opened = result.opened();
        if (opened == null) {
            throw Problem.notLoggedIn(wrong);
        }
        Authentication.Known known = authentication.find(null, opened.id());
        if (known == null) {
            throw Problem.notLoggedIn("the user was changed meanwhile");
        }
        return answer(known.identity(), known.session())
                .with(
                        "Set-Cookie",
                        gate.cookie()
                                .give(incoming, opened.id(), settings.current().sessionLifetime()));
    }

    private void requireLogins() {
        if (!authentication.needsLogin()) {
            throw Problem.conflict("nobody need log in here: development on a loopback address");
        }
        if (firstRun.isOpen()) {
            firstRun.offer();
            throw Problem.conflict("there are no users yet (expected: POST /api/v1/setup with the one-time token that"
                    + " stands in the application's log)");
        }
    }

    /** Not for caches, for it holds the session's token. */
    private Answer answer(@Nullable Identity identity, @Nullable Session session) {
        return Answer.json(out -> write(out, identity, session)).with("Cache-Control", "no-store");
    }

    private void write(JsonGenerator out, @Nullable Identity identity, @Nullable Session session) throws IOException {
        @Nullable Role role = identity == null ? null : identity.role();
        out.writeStartObject();
        out.writeBooleanField("needsLogin", authentication.needsLogin());
        out.writeBooleanField("firstRun", firstRun.isOpen());
        out.writeBooleanField("loggedIn", identity != null);
        Json.text(out, "name", identity == null ? null : identity.name());
        Json.text(out, "kind", identity == null ? null : identity.kind().name().toLowerCase(Locale.ROOT));
        Json.text(out, "role", role == null ? null : role.text());
        Json.text(out, "csrfToken", session == null ? null : session.csrfToken());
        out.writeEndObject();
    }

    static List<String> roles() {
        return Arrays.stream(Role.values()).map(Role::text).toList();
    }

    /** A field that the schema requires. */
    static String text(Call call, String field) {
        return String.valueOf(call.field(field));
    }
}
