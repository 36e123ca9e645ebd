package io.opvitals.agent.config;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM was started with.
 *
 * @param arguments what stands behind {@code opvitals-agent.jar=}; {@code null} for nothing
 * @param properties the system properties
 * @param environment the environment variables
 */
public record ConfigurationInput(@Nullable String arguments, Properties properties, Map<String, String> environment) {}
