/** Adapters for Failsafe 3. */
@NullMarked
package io.opvitals.adapter.failsafe;

import org.jspecify.annotations.NullMarked;
