/**
 * The WebSocket {@code /api/v1/live}: {@link io.opvitals.agent.web.live.LiveFeed} hands each report to every
 * {@code LiveClient}, whose {@code Outbox} holds what is to be sent. A client says
 * {@code {"type": "subscribe", "topics": ["system", "events"]}} and gets the state of each topic every second, and events
 * as they come; docs/http.md has the whole protocol. A client that is slow gets fewer states, always the newest; what
 * waits for it is bounded.
 */
@NullMarked
package io.opvitals.agent.web.live;

import org.jspecify.annotations.NullMarked;
