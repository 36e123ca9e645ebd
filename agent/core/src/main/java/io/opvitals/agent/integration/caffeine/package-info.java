/** Caffeine: each cache that its builder makes is known from then on. */
@NullMarked
package io.opvitals.agent.integration.caffeine;

import org.jspecify.annotations.NullMarked;
