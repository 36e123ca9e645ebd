package io.opvitals.agent.web.security;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.security.Administration;
import io.opvitals.agent.security.ApiToken;
import io.opvitals.agent.security.ApiTokens;
import io.opvitals.agent.security.RefusedException;
import io.opvitals.agent.security.Scope;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of programs, for admins. */
public final class TokenResource {

    private static final int MOST_DAYS = 3_650;

    private static final Schema SCOPES = Schema.list(
            Schema.choice(Arrays.stream(Scope.values()).map(Scope::text).toList()), Scope.values().length);

    private static final Schema TOKEN = Schema.object()
            .field("name", Schema.text(), "what it is for")
            .field("scopes", SCOPES, "what it is good for")
            .field("madeBy", Schema.text(), "who made it")
            .field("since", Schema.time(), "when")
            .field("expires", Schema.time().orNull(), "when it is no longer good; null for never")
            .field("lastUsed", Schema.time().orNull(), "when a program last showed it; null for not since the start");

    private static final Schema NEW_TOKEN = Schema.object()
            .field("name", Schema.text(64), "what it is for: 1 to 64 of A-Z a-z 0-9 . _ @ -")
            .field("scopes", SCOPES, "metrics, health, read (as a viewer), operate (as an operator), admin")
            .optional("days", Schema.wholeNumber(), "how long it is good, 1 to " + MOST_DAYS + "; for ever without");

    private final ApiTokens tokens;
    private final Administration administration;

    public TokenResource(ApiTokens tokens, Administration administration) {
        this.tokens = tokens;
        this.administration = administration;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tokens", Access.ADMIN, "The tokens of programs, without the tokens themselves")
                        .answers(Schema.object().field("tokens", Schema.list(TOKEN.named("Token")), "by name"))
                        .by(this::list),
                Route.post("/api/v1/tokens", Access.ADMIN, "Makes a token; it is shown this once")
                        .body(NEW_TOKEN)
                        .answers(
                                201,
                                TOKEN.field("token", Schema.text(), "what a program sends as Authorization: Bearer")
                                        .named("NewToken"))
                        .by(this::make),
                Route.delete("/api/v1/tokens/{name}", Access.ADMIN, "Removes a token: it is no longer good")
                        .takes(Parameter.path("name", "the token"))
                        .answersNothing()
                        .by(this::remove));
    }

    private Answer list(Call call) {
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("tokens");
            for (ApiToken each : tokens.all()) {
                out.writeStartObject();
                write(out, each);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer make(Call call) {
        try {
            ApiTokens.Made made = administration.makeToken(
                    UserResource.by(call), LoginResource.text(call, "name"), scopes(call), lifetime(call));
            return Answer.json(201, out -> {
                        out.writeStartObject();
                        write(out, made.token());
                        out.writeStringField("token", made.secret());
                        out.writeEndObject();
                    })
                    .with("Cache-Control", "no-store");
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private Answer remove(Call call) {
        try {
            administration.removeToken(UserResource.by(call), call.text("name"));
            return Answer.nothing();
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    private static Set<Scope> scopes(Call call) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (call.fields().get("scopes") instanceof List<?> asked) {
            for (Object each : asked) {
                Scope scope = Scope.of(String.valueOf(each));
                if (scope != null) {
                    scopes.add(scope);
                }
            }
        }
        return scopes;
    }

    private static @Nullable Duration lifetime(Call call) {
        if (!(call.fields().get("days") instanceof BigDecimal days)) {
            return null;
        }
        if (days.signum() <= 0 || days.compareTo(BigDecimal.valueOf(MOST_DAYS)) > 0) {
            throw Problem.invalid("body.days", days.toPlainString() + " (expected: 1 to " + MOST_DAYS + ")");
        }
        return Duration.ofDays(days.longValueExact());
    }

    private void write(JsonGenerator out, ApiToken token) throws IOException {
        @Nullable Instant expires = token.expires();
        @Nullable Instant used = tokens.lastUsed(token);
        out.writeStringField("name", token.name());
        out.writeArrayFieldStart("scopes");
        for (Scope each : EnumSet.copyOf(token.scopes())) {
            out.writeString(each.text());
        }
        out.writeEndArray();
        out.writeStringField("madeBy", token.by());
        out.writeStringField("since", token.since().toString());
        Json.text(out, "expires", expires == null ? null : expires.toString());
        Json.text(out, "lastUsed", used == null ? null : used.toString());
    }
}
