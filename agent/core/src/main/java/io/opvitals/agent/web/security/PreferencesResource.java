package io.opvitals.agent.web.security;

import io.opvitals.agent.security.Authentication;
import io.opvitals.agent.security.Identity;
import io.opvitals.agent.security.Preferences;
import io.opvitals.agent.security.RefusedException;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /api/v1/me/preferences}: how whoever asks likes the dashboard. Where nobody logs in, all are one user. */
public final class PreferencesResource {

    private static final String PATH = "/api/v1/me/preferences";

    private static final Schema PREFERENCES = Schema.object()
            .field(
                    "version",
                    Schema.wholeNumber(),
                    "grows with every save; 0 before the first. What is sent must have"
                            + " been made from the version that holds: 409 otherwise")
            .field("preferences", Schema.map(Schema.any()), "anything the page likes, at most 64 KiB")
            .named("Preferences");

    private final SecurityGate gate;
    private final Preferences preferences;

    public PreferencesResource(SecurityGate gate, Preferences preferences) {
        this.gate = gate;
        this.preferences = preferences;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "How the user likes the dashboard")
                        .answers(PREFERENCES)
                        .by(call -> answer(preferences.of(user(call)))),
                Route.put(PATH, Access.VIEWER, "Saves how the user likes the dashboard")
                        .body(PREFERENCES)
                        .answers(PREFERENCES)
                        .by(this::save));
    }

    private Answer save(Call call) {
        String user = user(call);
        String json = new String(
                Json.bytes(out -> Json.value(out, call.fields().get("preferences"))), StandardCharsets.UTF_8);
        if (!(call.fields().get("version") instanceof BigDecimal version)) {
            throw Problem.invalid("body.version", "is not known (expected: the one that was read)");
        }
        try {
            return answer(preferences.save(user, version.longValue(), json));
        } catch (RefusedException e) {
            throw Refusals.of(e);
        }
    }

    /** A token is a program's, which has no dashboard. */
    private String user(Call call) {
        Authentication.Known known = gate.known(call.incoming());
        if (known == null || known.identity().kind() == Identity.Kind.TOKEN) {
            throw Problem.conflict("only a user has preferences (expected: a session)");
        }
        return known.identity().name();
    }

    private static Answer answer(Preferences.Kept kept) {
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeNumberField("version", kept.version());
            out.writeFieldName("preferences");
            out.writeRawValue(kept.json());
            out.writeEndObject();
        });
    }
}
