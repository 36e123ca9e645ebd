/** Beside Reactor: publishers that stand for {@code Mono} and {@code Flux}, each subscription a call. */
@NullMarked
package io.opvitals.adapter.reactor;

import org.jspecify.annotations.NullMarked;
