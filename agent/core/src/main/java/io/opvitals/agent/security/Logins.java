package io.opvitals.agent.security;

import io.opvitals.agent.secret.PasswordHash;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * From a password to a session. An unknown user takes as long as a known one with a wrong password, and is answered the
 * same.
 *
 * <p>A check takes about 0.2 s of a processor, so {@link #AT_A_TIME} run side by side and further ones come back a
 * little later: whoever floods the login does not hold the server's threads.
 */
public final class Logins {

    static final int AT_A_TIME = 2;

    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Users users;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final SecurityAudit audit;
    private final Semaphore checks = new Semaphore(AT_A_TIME);
    private final PasswordHash nobody = PasswordHash.ofNobody();

    /** The user whose password was right, or how long to wait; neither where it was wrong. */
    private record Checked(@Nullable User user, Duration retryAfter) {}

    public Logins(Users users, Sessions sessions, LoginThrottle throttle, SecurityAudit audit) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Takes about 0.2 s, while the password is checked. */
    public LoginResult logIn(String name, String password, String address) {
        Checked checked = check(name, password, address);
        if (checked.user == null) {
            return new LoginResult(null, checked.retryAfter);
        }
        audit.write(new SecurityAudit.By(name, address), "login", name);
        return new LoginResult(sessions.open(checked.user), Duration.ZERO);
    }

    public void logOut(String sessionId, SecurityAudit.By by) {
        sessions.close(sessionId);
        audit.write(by, "logout", by.actor());
    }

    /**
     * A user gives themselves another password; their other sessions end.
     *
     * @return their session from now on, or why there is none
     * @throws RefusedException if the new password is none, or the user stands in the configuration
     */
    public LoginResult changePassword(String name, String before, String next, String address) throws RefusedException {
        Checked checked = check(name, before, address);
        if (checked.user == null) {
            return new LoginResult(null, checked.retryAfter);
        }
        User changed = users.change(name, null, next);
        sessions.closeAllOf(name);
        audit.write(new SecurityAudit.By(name, address), "user.password", name);
        return new LoginResult(sessions.open(changed), Duration.ZERO);
    }

    /** One attempt, from the throttle's point of view. */
    private Checked check(String name, String password, String address) {
        Duration wait = throttle.begin(name, address);
        if (!wait.isZero()) {
            return new Checked(null, wait);
        }
        @Nullable User user = users.find(name);
        @Nullable Boolean isRight = check(user, password);
        if (isRight == null) {
            throttle.withdrawn(name, address);
            return new Checked(null, COME_BACK);
        }
        if (user == null || !isRight) {
            failed(user, address);
            return new Checked(null, Duration.ZERO);
        }
        throttle.succeeded(name, address);
        return new Checked(user, Duration.ZERO);
    }

    /** Whether the password is right; {@code null} where too many are being checked. */
    private @Nullable Boolean check(@Nullable User user, String password) {
        if (!checks.tryAcquire()) {
            return null;
        }
        try {
            return hash(user).matches(password.toCharArray());
        } finally {
            checks.release();
        }
    }

    private PasswordHash hash(@Nullable User user) {
        return user == null ? nobody : PasswordHash.parse(user.passwordHash());
    }

    /** The name that was tried is written down if it is a user's: people type passwords where the name belongs. */
    private void failed(@Nullable User user, String address) {
        String name = user == null ? "unknown user" : user.name();
        SecurityAudit.By by = new SecurityAudit.By(name, address);
        audit.write(by, "login.failed", name);
        if (user != null && throttle.isLocked(name)) {
            audit.write(by, "login.locked", name);
        }
    }
}
