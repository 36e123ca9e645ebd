/**
 * The circuit breaker that stands before the payment provider: a textbook one, just large enough to open and to close.
 * Time is passed in, so that its life can be tested without waiting.
 */
@NullMarked
package io.opvitals.sample.breaker;

import org.jspecify.annotations.NullMarked;
