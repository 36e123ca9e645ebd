package io.opvitals.agent.web.security;

import io.opvitals.agent.security.Authentication;
import io.opvitals.agent.security.HostNames;
import io.opvitals.agent.security.Identity;
import io.opvitals.agent.security.LiveSecuritySettings;
import io.opvitals.agent.security.OpenPart;
import io.opvitals.agent.security.Origins;
import io.opvitals.agent.security.Role;
import io.opvitals.agent.security.Scope;
import io.opvitals.agent.security.Session;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Caller;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may.
 *
 * <p>First, for every request: the server is called by a name of its own, and what changes something comes from a page of
 * its own or from a program. Then, for the route: who asks is known, as far as its {@link Access} demands, and a browser
 * that changes something shows the session's token besides its cookie.
 */
public final class SecurityGate implements Gate {

    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String NOBODY = "anonymous";
    private static final String BEARER = "bearer ";

    private final Parts parts;
    private final SessionCookie cookie;
    private final ClientAddress address;

    /**
     * What decides.
     *
     * @param isEncrypted whether clients come by TLS, to the server or to a proxy in front of it
     * @param isProxied whether the configuration states that a proxy stands in front of the server
     */
    public record Parts(
            Authentication authentication,
            LiveSecuritySettings settings,
            HostNames hosts,
            Origins origins,
            boolean isEncrypted,
            boolean isProxied) {}

    public SecurityGate(Parts parts) {
        this.parts = parts;
        this.cookie = new SessionCookie(parts.isEncrypted);
        this.address = new ClientAddress(parts.isProxied);
    }

    @Override
    public Map<String, String> headers(Incoming incoming) {
        return SecurityHeaders.ALL;
    }

    @Override
    public void inspect(Incoming incoming) {
        String authority = incoming.header("Host");
        boolean canDoHarm = !incoming.isReading() || isUpgrade(incoming);
        // Every browser says by which name it calls; a load balancer's probe in HTTP/1.0 may not.
        boolean isRightName = authority == null ? !canDoHarm : parts.hosts.accepts(authority);
        if (!isRightName) {
            throw Problem.of(
                    421,
                    "misdirected",
                    "This server is not called by that name",
                    "expected: localhost, an address, or one of opvitals.server.allowed-hosts");
        }
        if (canDoHarm
                && authority != null
                && !parts.origins.accepts(incoming.header("Origin"), incoming.header("Sec-Fetch-Site"), authority)) {
            throw Problem.forbidden("the page that asks is of another site (expected: this server's own,"
                    + " or one of opvitals.server.cors.origins)");
        }
    }

    @Override
    public Caller admit(Incoming incoming, Route route) {
        Authentication.Known known = known(incoming);
        Access access = route.access();
        if (!isOpen(access)) {
            requireRight(requireLogin(known), access);
        }
        if (known != null && access != Access.OPEN) {
            requireCsrfToken(incoming, known.session());
        }
        return new Caller(known == null ? NOBODY : known.identity().actor(), address.of(incoming));
    }

    @Override
    public boolean stillAdmits(Incoming incoming, Route route) {
        Authentication.Known known = parts.authentication.look(token(incoming), cookie.read(incoming));
        return isOpen(route.access()) || (known != null && may(known.identity(), route.access()));
    }

    @Override
    public String client(Incoming incoming) {
        return address.of(incoming);
    }

    /** Who asks; {@code null} for somebody we do not know. */
    Authentication.@Nullable Known known(Incoming incoming) {
        return parts.authentication.find(token(incoming), cookie.read(incoming));
    }

    SessionCookie cookie() {
        return cookie;
    }

    private boolean isOpen(Access access) {
        return switch (access) {
            case OPEN -> true;
            case PROBE -> isOpen(OpenPart.PROBES);
            case HEALTH -> isOpen(OpenPart.HEALTH);
            case METRICS -> isOpen(OpenPart.METRICS);
            case VIEWER, OPERATOR, ADMIN -> false;
        };
    }

    private boolean isOpen(OpenPart part) {
        return parts.settings.current().open().contains(part);
    }

    private static Identity requireLogin(Authentication.@Nullable Known known) {
        if (known == null) {
            throw Problem.notLoggedIn(
                            "expected: a session, by POST /api/v1/login, or a token, as Authorization: Bearer")
                    .with("WWW-Authenticate", "Bearer realm=\"opvitals\"");
        }
        return known.identity();
    }

    private static void requireRight(Identity identity, Access access) {
        if (!may(identity, access)) {
            throw Problem.forbidden("expected: " + expected(access));
        }
    }

    private static boolean may(Identity identity, Access access) {
        return switch (access) {
            case OPEN -> true;
            case PROBE, HEALTH -> identity.may(Scope.HEALTH);
            case METRICS -> identity.may(Scope.METRICS);
            case VIEWER -> identity.may(Role.VIEWER);
            case OPERATOR -> identity.may(Role.OPERATOR);
            case ADMIN -> identity.may(Role.ADMIN);
        };
    }

    private static String expected(Access access) {
        return switch (access) {
            case OPEN, VIEWER -> "the role viewer";
            case PROBE, HEALTH -> "the role viewer, or a token for health";
            case METRICS -> "the role viewer, or a token for metrics";
            case OPERATOR -> "the role operator";
            case ADMIN -> "the role admin";
        };
    }

    /** A browser adds the cookie to whatever a page asks; only a page of ours can know the token as well. */
    private static void requireCsrfToken(Incoming incoming, @Nullable Session session) {
        if (session == null || incoming.isReading()) {
            return;
        }
        String shown = String.valueOf(incoming.header(CSRF_HEADER));
        if (!MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), session.csrfToken().getBytes(StandardCharsets.UTF_8))) {
            throw Problem.forbidden(
                    "the session's token is not there (expected: header " + CSRF_HEADER + " as /api/v1/me says it)");
        }
    }

    private static boolean isUpgrade(Incoming incoming) {
        return incoming.header("Upgrade") != null;
    }

    private static @Nullable String token(Incoming incoming) {
        String authorization = incoming.header("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
