/**
 * What happened, as a bounded timeline: {@link io.opvitals.agent.event.EventLog},
 * which {@link io.opvitals.agent.event.StoredEvents} keeps over a restart. Whoever knows of something
 * adds it; {@link io.opvitals.agent.event.ReportEvents} adds what reports and kept calls tell. The HTTP API lists events,
 * the live feed sends them. Nothing secret belongs in one.
 */
@NullMarked
package io.opvitals.agent.event;

import org.jspecify.annotations.NullMarked;
