package io.opvitals.agent.security;

/** Somebody who has logged in and not out yet. */
public final class Session {

    private final User user;
    private final String csrfToken;
    private final long openedNanos;
    private long usedNanos;

    Session(User user, String csrfToken, long openedNanos) {
        this.user = user;
        this.csrfToken = csrfToken;
        this.openedNanos = openedNanos;
        this.usedNanos = openedNanos;
    }

    /** The user as they were when they logged in. */
    User user() {
        return user;
    }

    /** What a request that changes something must carry besides the session, because a foreign page cannot know it. */
    public String csrfToken() {
        return csrfToken;
    }

    /** Guarded by {@link Sessions}, as is {@link #isOver}. */
    void use(long nowNanos) {
        usedNanos = nowNanos;
    }

    boolean isOver(long nowNanos, SecuritySettings settings) {
        return nowNanos - openedNanos >= settings.sessionLifetime().toNanos()
                || nowNanos - usedNanos >= settings.sessionIdle().toNanos();
    }
}
