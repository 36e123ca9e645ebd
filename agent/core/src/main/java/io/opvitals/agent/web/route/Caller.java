package io.opvitals.agent.web.route;

/**
 * Who asks, as found by the {@link Gate}.
 *
 * @param name the user's or token's name; {@code local} where nobody need log in
 * @param address the remote address
 */
public record Caller(String name, String address) {}
