package io.opvitals.agent.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a login.
 *
 * @param opened the session; {@code null} where it was refused
 * @param retryAfter how long to wait before another attempt; zero where name or password were wrong
 */
public record LoginResult(Sessions.@Nullable Opened opened, Duration retryAfter) {}
