/** Libraries that guard calls: fallbacks, retries, circuit breakers and limiters are found without code. */
package io.opvitals.it.guarded;
