package io.opvitals.agent.security;

/** The settings in effect: those of the latest valid configuration. */
public final class LiveSecuritySettings {

    private volatile SecuritySettings current;

    public LiveSecuritySettings(SecuritySettings first) {
        this.current = first;
    }

    public SecuritySettings current() {
        return current;
    }

    public void change(SecuritySettings next) {
        current = next;
    }
}
