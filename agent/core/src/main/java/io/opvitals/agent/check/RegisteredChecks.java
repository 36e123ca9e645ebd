package io.opvitals.agent.check;

import io.opvitals.agent.health.Status;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The checks that the application registers.
 *
 * <p>Nothing here holds an application alive. A check is known weakly; what keeps it is its own class, by a
 * {@link ClassValue}: they come and go together, and so a check nobody else refers to is not lost before its time. A
 * check whose application is gone is forgotten with the next look.
 */
public final class RegisteredChecks extends OpvitalsDoor.Checks {

    /** Checks at most; further ones are not taken, which the log says. */
    public static final int MAX = 100;

    private static final int MAX_NAME = 64;
    private static final String LOGGER = "check";

    private final AgentLog log;
    private final SortedMap<String, Registered> registered = new TreeMap<>();
    private @Nullable Anchors anchors;

    public RegisteredChecks(AgentLog log) {
        this.log = log;
    }

    /** What holds checks: lists in their own classes. */
    private static final class Anchors extends ClassValue<List<Object>> {

        @Override
        protected List<Object> computeValue(Class<?> type) {
            return new CopyOnWriteArrayList<>();
        }

        /** A lambda's class may be unloaded before the class that it was written in; that one is its nest host. */
        List<Object> of(Object check) {
            return get(check.getClass().getNestHost());
        }
    }

    private static final class Registered implements HealthCheck {

        final WeakReference<Callable<?>> check;

        Registered(Callable<?> check) {
            this.check = new WeakReference<>(check);
        }

        boolean isGone() {
            return check.get() == null;
        }

        @Override
        public Finding look() throws Exception {
            Callable<?> held = check.get();
            if (held == null) {
                return Finding.unknown("its application is gone");
            }
            // Ends with the thread: each look has its own.
            Thread.currentThread().setContextClassLoader(held.getClass().getClassLoader());
            Object answer = held.call();
            return finding(answer == null ? null : answer.toString());
        }

        private static Finding finding(@Nullable String answer) {
            int colon = answer == null ? -1 : answer.indexOf(':');
            String word = answer == null ? "" : colon < 0 ? answer : answer.substring(0, colon);
            for (Status each : Status.values()) {
                if (answer != null && each.label().equals(word.toLowerCase(Locale.ROOT))) {
                    return new Finding(
                            each, colon < 0 ? "" : answer.substring(colon + 1).strip());
                }
            }
            return Finding.unhealthy("answers '" + answer + "' (expected: a HealthResult)");
        }
    }

    @Override
    protected synchronized void add(String name, Callable<?> check) {
        String clean = clean(name);
        drop(registered.remove(clean));
        forgetGone();
        if (clean.isEmpty() || registered.size() >= MAX) {
            log.warn(
                    LOGGER,
                    "health check '" + clean + "' is not taken (expected: a name, and at most " + MAX + " checks)");
            return;
        }
        Anchors holding = anchors;
        if (holding == null) {
            holding = new Anchors();
            anchors = holding;
        }
        holding.of(check).add(check);
        registered.put(clean, new Registered(check));
    }

    @Override
    protected synchronized void remove(String name, Callable<?> check) {
        Registered known = registered.get(clean(name));
        if (known != null && known.check.refersTo(check)) {
            registered.remove(clean(name));
            drop(known);
        }
    }

    @Override
    protected void failed(Throwable error) {
        log.error(LOGGER, "registering a health check failed; the application is not affected", error);
    }

    /** The checks of applications that are still there. */
    synchronized List<NamedCheck> checks(Duration timeout) {
        forgetGone();
        List<NamedCheck> checks = new ArrayList<>(registered.size());
        registered.forEach(
                (name, check) -> checks.add(new NamedCheck(name, NamedCheck.Kind.APPLICATION, timeout, check)));
        return checks;
    }

    private void forgetGone() {
        registered.values().removeIf(Registered::isGone);
    }

    private void drop(@Nullable Registered known) {
        Callable<?> check = known == null ? null : known.check.get();
        if (check != null && anchors != null) {
            anchors.of(check).remove(check);
        }
    }

    /** Goes to pages and logs, where a control character would do something. */
    private static String clean(String name) {
        StringBuilder clean = new StringBuilder(name.strip());
        clean.setLength(Math.min(clean.length(), MAX_NAME));
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, '_');
            }
        }
        return clean.toString();
    }
}
