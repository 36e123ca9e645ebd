package io.opvitals.agent.web.security;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.security.Administration;
import io.opvitals.agent.security.RefusedException;
import io.opvitals.agent.security.Role;
import io.opvitals.agent.security.SecurityAudit;
import io.opvitals.agent.security.User;
import io.opvitals.agent.security.Users;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may log in, for admins. */
public final class UserResource {

    private static final Schema USER = Schema.object()
            .field("name", Schema.text(), "as one logs in")
            .field("role", Schema.choice(LoginResource.roles()), "what they may do")
            .field(
                    "origin",
                    Schema.choice(List.of("configuration", "api")),
                    "where they come from; one of the configuration is changed there")
            .field("since", Schema.time(), "when they were last changed, or the configuration was read")
            .named("User");

    private static final Schema NEW_USER = Schema.object()
            .field("name", Schema.text(64), "1 to 64 of A-Z a-z 0-9 . _ @ -")
            .field("role", Schema.choice(LoginResource.roles()), "what they may do")
            .field("password", Schema.secret(1_024), "12 to 256 characters");

    private static final Schema CHANGE = Schema.object()
            .optional("role", Schema.choice(LoginResource.roles()), "what they may do from now on")
            .optional("password", Schema.secret(1_024), "their password from now on; their sessions end");

    private static final Parameter NAME = Parameter.path("name", "the user");

    private final Users users;
    private final Administration administration;

    public UserResource(Users users, Administration administration) {
        this.users = users;
        this.administration = administration;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/users", Access.ADMIN, "Who may log in")
                        .answers(Schema.object().field("users", Schema.list(USER), "by name"))
                        .by(this::list),
                Route.post("/api/v1/users", Access.ADMIN, "Adds a user, who is kept in the data directory")
                        .body(NEW_USER)
                        .answers(201, USER)
                        .by(this::add),
                Route.patch("/api/v1/users/{name}", Access.ADMIN, "Changes a user's role, or password, or both")
                        .takes(NAME)
                        .body(CHANGE)
                        .answers(USER)
                        .by(this::change),
                Route.delete("/api/v1/users/{name}", Access.ADMIN, "Removes a user; their sessions end")
                        .takes(NAME)
                        .answersNothing()
                        .by(this::remove));
    }

    private Answer list(Call call) {
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("users");
            for (User each : users.all()) {
                write(out, each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer add(Call call) {
        try {
            User added = administration.addUser(
                    by(call), LoginResource.text(call, "name"), role(call), LoginResource.text(call, "password"));
            return Answer.json(201, out -> write(out, added));
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private Answer change(Call call) {
        @Nullable String password = call.field("password");
        @Nullable Role role = call.field("role") == null ? null : role(call);
        if (password == null && role == null) {
            throw Problem.invalid("body", "changes nothing (expected: role, password, or both)");
        }
        try {
            User changed = administration.changeUser(by(call), call.text("name"), role, password);
            return Answer.json(out -> write(out, changed));
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private Answer remove(Call call) {
        try {
            administration.removeUser(by(call), call.text("name"));
            return Answer.nothing();
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    static SecurityAudit.By by(Call call) {
        return new SecurityAudit.By(call.caller().name(), call.caller().address());
    }

    private static Role role(Call call) {
        Role role = Role.of(LoginResource.text(call, "role"));
        if (role == null) {
            throw Problem.invalid("body.role", "is no role (expected: one of " + LoginResource.roles() + ")");
        }
        return role;
    }

    private static void write(JsonGenerator out, User user) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", user.name());
        out.writeStringField("role", user.role().text());
        out.writeStringField("origin", user.origin().name().toLowerCase(Locale.ROOT));
        out.writeStringField("since", user.since().toString());
        out.writeEndObject();
    }
}
