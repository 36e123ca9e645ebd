/**
 * The agent's own settings. {@link io.opvitals.agent.config.Setting} lists every one with its default and meaning;
 * {@link io.opvitals.agent.config.Settings} reads them from the agent's arguments, system properties and environment
 * variables, in that order, and keeps a list of what is wrong with them. Settings of telemetry are OpenTelemetry's and are
 * not here. {@link io.opvitals.agent.config.InstrumentationFile} holds the few that can change while the application runs.
 *
 * <p>Read in {@code premain}, before the application: no lambdas, no regular expressions.
 */
@NullMarked
package io.opvitals.agent.config;

import org.jspecify.annotations.NullMarked;
