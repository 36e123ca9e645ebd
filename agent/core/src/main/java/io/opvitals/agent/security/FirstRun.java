package io.opvitals.agent.security;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first admin where there are no users: whoever reads the log, and so may see the machine's secrets anyway, has
 * a token for it. The token is good once and for an hour; who comes later finds a new one in the log.
 */
public final class FirstRun {

    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String LOGGER = "security";

    private final boolean needsLogin;
    private final Users users;
    private final LoginThrottle throttle;
    private final SecurityAudit audit;
    private final Ticker ticker;
    private final AgentLog log;
    private final Secrets secrets = new Secrets();

    /** The hash of the token. */
    private @Nullable String hash;

    private long madeNanos;

    public FirstRun(
            boolean needsLogin, Users users, LoginThrottle throttle, SecurityAudit audit, Ticker ticker, AgentLog log) {
        this.needsLogin = needsLogin;
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
        this.ticker = ticker;
        this.log = log;
    }

    /** Whether the first admin is still to be made. */
    public boolean isOpen() {
        return needsLogin && users.isEmpty();
    }

    /** Puts a token in the log where one is needed and the last one is no longer good. */
    public synchronized void offer() {
        if (!isOpen() || (hash != null && ticker.nanos() - madeNanos < LIFETIME.toNanos())) {
            return;
        }
        String token = secrets.next();
        hash = Secrets.hash(token);
        madeNanos = ticker.nanos();
        log.change(
                AgentLog.Level.WARN,
                LOGGER,
                "nobody can log in yet; make the first admin within an hour with the one-time token " + token
                        + " (POST /api/v1/setup with token, name and password)");
    }

    /**
     * Makes the first admin.
     *
     * @throws RefusedException if the token is wrong or no longer good, there are users, or name or password are none
     * @return how long to wait before another attempt; zero where the admin is made
     */
    public Duration redeem(String token, String name, String password, String address) throws RefusedException {
        offer();
        String who = "first run from " + address;
        Duration wait = throttle.begin(who, address);
        if (!wait.isZero()) {
            return wait;
        }
        if (!isRight(token)) {
            audit.write(new SecurityAudit.By("unknown user", address), "setup.failed", "first admin");
            throw new RefusedException(
                    RefusedException.Reason.WRONG,
                    "token",
                    "is not the one-time token (expected: the latest one in the application's log)");
        }
        throttle.succeeded(who, address);
        User user = users.addFirst(name, password);
        forget();
        audit.write(
                new SecurityAudit.By(name, address),
                "setup",
                name,
                "",
                user.role().text());
        return Duration.ZERO;
    }

    private synchronized boolean isRight(String token) {
        String expected = hash;
        return isOpen() && expected != null && Secrets.same(expected, Secrets.hash(token));
    }

    private synchronized void forget() {
        hash = null;
    }
}
