/**
 * Logins over HTTP. {@link io.opvitals.agent.web.security.SecurityGate} stands in front of every route: the name the
 * server is called by, where the page comes from, who asks, what they may. Who may what is the
 * {@link io.opvitals.agent.web.route.Access} of the route and stands in the route table; this package only says what each
 * means. The resources are the endpoints for logins, users and tokens; what they do, {@code io.opvitals.agent.security}
 * does.
 */
@NullMarked
package io.opvitals.agent.web.security;

import org.jspecify.annotations.NullMarked;
