/**
 * The application that Opvitals watches: an LLM gateway with one class for each external tool it wraps.
 *
 * <p>Each shows another way to say what is monitored: {@link io.opvitals.sample.gateway.RouteLlm} by an annotation on a
 * method, with a fallback, tokens, cost and quality; {@link io.opvitals.sample.gateway.PromptTemplates} by one on an
 * interface; {@link io.opvitals.sample.gateway.Payments} by one on a type, with an expected exception; {@link
 * io.opvitals.sample.gateway.Search} with every default; {@link io.opvitals.sample.gateway.Settlement} by the API; and
 * {@link io.opvitals.sample.gateway.LegacyRanker} without touching the code at all.
 */
@NullMarked
package io.opvitals.sample.gateway;

import org.jspecify.annotations.NullMarked;
