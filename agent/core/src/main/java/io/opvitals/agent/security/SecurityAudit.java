package io.opvitals.agent.security;

import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import java.time.InstantSource;

/** Writes down who did what about logins, users and tokens; never a secret, nor a name that might be one. */
public final class SecurityAudit {

    private final AuditLog log;
    private final InstantSource clock;

    public SecurityAudit(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Who does something, and from which address. */
    public record By(String actor, String address) {}

    void write(By by, String action, String target) {
        write(by, action, target, "", "");
    }

    void write(By by, String action, String target, String from, String to) {
        log.append(new AuditEntry(clock.instant(), by.actor(), by.address(), action, target, from, to));
    }
}
