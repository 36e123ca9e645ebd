/**
 * What is found out from the numbers: how measures compare with what they were ({@code measure}), which way a series goes
 * and what is usual for it ({@code trend}), and what somebody who looks at all of it would advise ({@code advice}).
 *
 * <p>Everything here is arithmetic over values that are handed in: a report, a few objectives, what {@code history} answers.
 * What asks the history does so on a thread of its own or on that of a request, never on the collector's. This package holds
 * what the three have in common.
 */
@NullMarked
package io.opvitals.agent.insight;

import org.jspecify.annotations.NullMarked;
