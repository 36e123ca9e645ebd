package io.opvitals.agent.health;

import io.opvitals.agent.operation.OperationSnapshot;

/**
 * What one scope is judged by.
 *
 * @param window what ended within the window
 * @param tally the same, sorted
 * @param recent what ended within the recent window, sorted
 * @param inFlight calls in flight now
 */
record Reading(OperationSnapshot window, Tally tally, Tally recent, long inFlight) {}
