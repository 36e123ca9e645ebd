package io.opvitals.agent.security;

import io.opvitals.agent.time.Ticker;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of all users, in memory only: they end with the JVM. Kept under the hash of their id.
 *
 * <p>Bounded: a user has at most {@link #MAX_OF_A_USER}, all together {@link #MAX}; a further one ends the oldest.
 */
public final class Sessions {

    static final int MAX = 1_000;
    static final int MAX_OF_A_USER = 20;

    private final LiveSecuritySettings settings;
    private final Ticker ticker;
    private final Secrets secrets = new Secrets();

    /** By the hash of the id, the oldest first. */
    private final Map<String, Session> open = new LinkedHashMap<>();

    public Sessions(LiveSecuritySettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /**
     * A session that has just begun.
     *
     * @param id what the browser shows from now on; known to nobody else, not even to {@link Sessions}
     */
    public record Opened(String id, Session session) {

        @Override
        public String toString() {
            return "session of " + session.user();
        }
    }

    synchronized Opened open(User user) {
        removeOver();
        while (countOf(user.name()) >= MAX_OF_A_USER) {
            removeOldest(user.name());
        }
        if (open.size() >= MAX) {
            removeOldest(null);
        }
        String id = secrets.next();
        Session session = new Session(user, secrets.next(), ticker.nanos());
        open.put(Secrets.hash(id), session);
        return new Opened(id, session);
    }

    /** The session of this id unless it is over; counts as a use of it. */
    synchronized @Nullable Session find(String id) {
        Session session = look(id);
        if (session != null) {
            session.use(ticker.nanos());
        }
        return session;
    }

    /** The same without counting as a use. */
    synchronized @Nullable Session look(String id) {
        String hash = Secrets.hash(id);
        Session session = open.get(hash);
        if (session == null) {
            return null;
        }
        if (session.isOver(ticker.nanos(), settings.current())) {
            open.remove(hash);
            return null;
        }
        return session;
    }

    /** Ends the session of this id, if there is one. */
    public synchronized void close(String id) {
        open.remove(Secrets.hash(id));
    }

    /** Ends all sessions of a user. */
    synchronized void closeAllOf(String user) {
        open.values().removeIf(each -> each.user().name().equals(user));
    }

    synchronized int count() {
        removeOver();
        return open.size();
    }

    private void removeOver() {
        long now = ticker.nanos();
        SecuritySettings current = settings.current();
        open.values().removeIf(each -> each.isOver(now, current));
    }

    private long countOf(String user) {
        return open.values().stream()
                .filter(each -> each.user().name().equals(user))
                .count();
    }

    private void removeOldest(@Nullable String user) {
        for (Iterator<Session> each = open.values().iterator(); each.hasNext(); ) {
            if (user == null || each.next().user().name().equals(user)) {
                if (user == null) {
                    each.next();
                }
                each.remove();
                return;
            }
        }
    }
}
