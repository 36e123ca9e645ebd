package io.opvitals.agent.guard;

/**
 * Names one guard of this JVM.
 *
 * @param kind what it does
 * @param library the library it is of, as a user knows it
 * @param name its own name; where there are several of one name, all but the first have a number behind it
 */
public record GuardId(GuardKind kind, String library, String name) {}
