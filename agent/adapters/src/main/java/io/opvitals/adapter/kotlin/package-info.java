/** Beside Kotlin's standard library: hears of the end of suspend functions. */
@NullMarked
package io.opvitals.adapter.kotlin;

import org.jspecify.annotations.NullMarked;
