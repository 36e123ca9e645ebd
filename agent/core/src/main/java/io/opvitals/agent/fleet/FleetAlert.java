package io.opvitals.agent.fleet;

import io.opvitals.agent.series.Labels;
import java.time.Instant;

/**
 * An alert of somebody else's rules.
 *
 * @param labels all of them, {@code alertname} too
 * @param state pending or firing
 * @param activeAt since when its rule holds
 */
public record FleetAlert(Labels labels, String state, Instant activeAt) {}
