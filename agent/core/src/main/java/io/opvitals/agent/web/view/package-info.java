/**
 * How the agent's values look in JSON: each view writes one kind, and says by its {@code SCHEMA} what it writes. The REST
 * API and the live feed share them, so that a client needs one set of types. Reads immutable values only.
 *
 * <p>Times are RFC 3339 or seconds, rates per second, shares from 0 to 1; what is not known is {@code null}.
 */
@NullMarked
package io.opvitals.agent.web.view;

import org.jspecify.annotations.NullMarked;
