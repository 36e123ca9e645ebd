package io.opvitals.agent.web.view;

/**
 * One of the agent's threads.
 *
 * @param name its name
 * @param state as the JVM calls it, for example {@code RUNNABLE}
 * @param cpuNanos CPU time since it was started; -1 where the JVM does not tell
 * @param isOnRequest whether it works only when somebody asks for something
 */
public record OwnThread(String name, String state, long cpuNanos, boolean isOnRequest) {}
