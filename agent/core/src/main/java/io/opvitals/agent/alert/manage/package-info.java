/**
 * Alerting as a whole: {@link io.opvitals.agent.alert.manage.AlertWork} is what its thread does every second,
 * {@link io.opvitals.agent.alert.manage.AlertManager} holds the alerts and is what the API asks.
 *
 * <p>Kept in the data directory: {@code alerts.json}, all alerts and what channels were told of them, written before anybody
 * is told of a change and again afterwards; {@code alert-history}, what happened, as frames. The order is what makes a
 * restart harmless: see {@link io.opvitals.agent.alert.manage.AlertManager}.
 */
@NullMarked
package io.opvitals.agent.alert.manage;

import org.jspecify.annotations.NullMarked;
