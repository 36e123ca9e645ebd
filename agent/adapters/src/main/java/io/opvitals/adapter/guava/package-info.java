/** Beside Guava: listens to its futures. */
@NullMarked
package io.opvitals.adapter.guava;

import org.jspecify.annotations.NullMarked;
