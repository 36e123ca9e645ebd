package io.opvitals.agent.instrument;

/**
 * A method whose calls are counted.
 *
 * @param method {@code package.Class#method(descriptor)}
 * @param classLoader which class loader the class is from
 * @param operation the operation that it is
 */
public record MonitoredMethod(String method, String classLoader, String operation) {}
