package io.opvitals.agent.audit;

import java.time.Instant;

/**
 * One thing that somebody did. Texts longer than 1,000 characters are cut. No secret may be in it.
 *
 * @param time when
 * @param actor who: a user, a token by its name, or {@code file}
 * @param origin from where: an address, or a path
 * @param action what, for example {@code config.change} or {@code login.failed}
 * @param target to what, for example the key of a setting
 * @param from what it was before; empty if nothing
 * @param to what it is now; empty if nothing
 */
public record AuditEntry(
        Instant time, String actor, String origin, String action, String target, String from, String to) {

    private static final int MAX_LENGTH = 1_000;

    public AuditEntry {
        actor = bounded(actor);
        origin = bounded(origin);
        action = bounded(action);
        target = bounded(target);
        from = bounded(from);
        to = bounded(to);
    }

    private static String bounded(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
