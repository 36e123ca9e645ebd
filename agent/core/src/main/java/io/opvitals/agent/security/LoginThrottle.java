package io.opvitals.agent.security;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locks a user, and an address, out for a while after some wrong passwords in a row; users that do not exist, too, so that
 * nothing tells them from others.
 *
 * <p>An attempt counts as wrong from its beginning until it turns out to be right: who tries many at a time has no more
 * attempts than others. Bounded: past {@link #CAPACITY} users or addresses the one that tried longest ago is forgotten, those that are
 * locked last of all.
 */
public final class LoginThrottle {

    static final int CAPACITY = 10_000;

    private final LiveSecuritySettings settings;
    private final Ticker ticker;
    private final Map<String, Attempts> users = new LinkedHashMap<>();
    private final Map<String, Attempts> addresses = new LinkedHashMap<>();

    public LoginThrottle(LiveSecuritySettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /** Wrong attempts in a row, and whether they were too many. */
    private static final class Attempts {
        private int wrong;
        private boolean locked;
        private long latestNanos;
    }

    /**
     * Begins an attempt.
     *
     * @param address of the client; of an IPv6 address the network, which is what one client has
     * @return how long to wait before another one; zero if this one may go on
     */
    synchronized Duration begin(String user, String address) {
        long now = ticker.nanos();
        Attempts ofUser = attempts(users, user, now);
        Attempts ofAddress = attempts(addresses, network(address), now);
        Duration wait = longer(left(ofUser, now), left(ofAddress, now));
        if (wait.isZero()) {
            count(ofUser, now);
            count(ofAddress, now);
        }
        return wait;
    }

    /** The attempt was right: what came before it is forgotten. */
    synchronized void succeeded(String user, String address) {
        users.remove(user);
        addresses.remove(network(address));
    }

    /** The attempt came to nothing without a password having been tried. */
    synchronized void withdrawn(String user, String address) {
        takeBack(users.get(user));
        takeBack(addresses.get(network(address)));
    }

    /** Whether another attempt of this user would have to wait. */
    synchronized boolean isLocked(String user) {
        Attempts attempts = users.get(user);
        return attempts != null && !left(attempts, ticker.nanos()).isZero();
    }

    private void count(Attempts attempts, long now) {
        attempts.wrong++;
        attempts.locked = attempts.wrong >= settings.current().lockoutAttempts();
        attempts.latestNanos = now;
    }

    private static void takeBack(@Nullable Attempts attempts) {
        if (attempts != null && attempts.wrong > 0) {
            attempts.wrong--;
            attempts.locked = false;
        }
    }

    private Attempts attempts(Map<String, Attempts> all, String key, long now) {
        Attempts before = all.remove(key);
        boolean isOld = before == null || now - before.latestNanos >= lockoutNanos();
        if (all.size() >= CAPACITY) {
            forgetOne(all);
        }
        Attempts attempts = isOld ? new Attempts() : before;
        if (isOld) {
            attempts.latestNanos = now;
        }
        all.put(key, attempts);
        return attempts;
    }

    private static void forgetOne(Map<String, Attempts> all) {
        String victim = all.keySet().iterator().next();
        for (Map.Entry<String, Attempts> each : all.entrySet()) {
            if (!each.getValue().locked) {
                victim = each.getKey();
                break;
            }
        }
        all.remove(victim);
    }

    private Duration left(Attempts attempts, long now) {
        if (!attempts.locked) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(0, lockoutNanos() - (now - attempts.latestNanos)));
    }

    private long lockoutNanos() {
        return settings.current().lockoutDuration().toNanos();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The first four groups of an IPv6 address as the JDK writes it; other addresses as they are. */
    static String network(String address) {
        int end = -1;
        for (int i = 0; i < 4; i++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}
