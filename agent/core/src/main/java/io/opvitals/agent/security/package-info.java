/**
 * Who may do what: users, roles, sessions, API tokens and the conditions under which the server may start at all. No HTTP
 * in here; {@code web.security} asks these classes on each request.
 *
 * <p>{@code Logins} is the only way from a password to a session,
 * {@code Authentication} the only way from a session or a token to an
 * {@link io.opvitals.agent.security.Identity}. Whatever changes who may do what is written to the audit log. A secret
 * leaves these classes once, when it is made, to the one who asked for it: sessions and tokens are kept as hashes, passwords
 * as {@code secret.PasswordHash}. All classes may be called from any thread.
 */
@NullMarked
package io.opvitals.agent.security;

import org.jspecify.annotations.NullMarked;
