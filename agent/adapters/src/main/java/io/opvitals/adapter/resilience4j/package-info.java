/** Adapters for Resilience4j 2. */
@NullMarked
package io.opvitals.adapter.resilience4j;

import org.jspecify.annotations.NullMarked;
