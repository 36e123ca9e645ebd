package io.opvitals.agent.alert.rule;

import io.opvitals.agent.promql.SampleMemory;
import io.opvitals.agent.promql.SampleSource;
import io.opvitals.agent.time.Ticker;

/**
 * What a group is evaluated with.
 *
 * @param source the samples
 * @param memory knows which series there were
 * @param ticker measures
 */
record GroupParts(SampleSource source, SampleMemory memory, Ticker ticker) {}
