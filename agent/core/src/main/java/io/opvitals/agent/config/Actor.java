package io.opvitals.agent.config;

/**
 * Who changes the configuration, and from where.
 *
 * @param name the user, or what acts by itself: {@code file} for an edit of the file, {@code expiry} for the end of a
 *     change that was made for a time
 * @param origin from where: an address, the path of the file, or empty
 */
public record Actor(String name, String origin) {}
