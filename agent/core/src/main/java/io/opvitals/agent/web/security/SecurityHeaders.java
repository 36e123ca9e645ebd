package io.opvitals.agent.web.security;

import java.util.Map;

/**
 * Headers of every answer. A page of this server runs only what the server itself serves, is in no frame, and tells no
 * other site where it was. Text becomes markup only through the two policies that the page has: the one of Lit's
 * templates, and the default, which lets nothing through but the empty text.
 *
 * <p>No Strict-Transport-Security: it would hold for every port of the host, and so for the application's own.
 */
final class SecurityHeaders {

    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
                            + " require-trusted-types-for 'script'; trusted-types lit-html default",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private SecurityHeaders() {}
}
