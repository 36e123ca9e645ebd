package io.opvitals.agent.web.view;

/**
 * Something that the agent remembers in memory, and how much of it there is room for.
 *
 * @param name what, for example {@code events}
 * @param size how many
 * @param capacity how many at most
 */
public record Ring(String name, long size, long capacity) {}
