/**
 * The agent's own settings. {@link io.opvitals.agent.config.Setting} is the one definition of every setting, with its
 * type, range, default and meaning: to add one, add a constant there.
 *
 * <p>{@link io.opvitals.agent.config.Settings} is the immutable result of reading; every value in it is valid and knows
 * where it comes from. {@link io.opvitals.agent.config.Configuration} holds the one that is in force and changes it: it
 * reads the file again, takes changes at run time, asks every {@link io.opvitals.agent.config.SettingsListener} whether the
 * next settings would do, and tells them. Layers, the one with most say first: changes at run time, agent arguments, system
 * properties, environment variables, the file's part for the environment, the file, the environment's profile, defaults.
 *
 * <p>Settings of telemetry are OpenTelemetry's and are not here. Read in {@code premain}, before the application: no
 * lambdas, no regular expressions; what knows YAML or JSON is in classes that are loaded only where there is a file.
 */
@NullMarked
package io.opvitals.agent.config;

import org.jspecify.annotations.NullMarked;
