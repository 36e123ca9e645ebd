/** Adapters for Caffeine 3. */
@NullMarked
package io.opvitals.adapter.caffeine;

import org.jspecify.annotations.NullMarked;
