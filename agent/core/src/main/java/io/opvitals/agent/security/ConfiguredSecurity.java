package io.opvitals.agent.security;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.secret.PasswordHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Hands on what the configuration says about users and logging in, whenever it changes. */
public final class ConfiguredSecurity implements SettingsListener {

    private final Followers followers;
    private final InstantSource clock;

    /** Who is told. */
    public record Followers(Users users, LiveSecuritySettings settings, HostNames hosts, Origins origins) {}

    public ConfiguredSecurity(Followers followers, InstantSource clock) {
        this.followers = followers;
        this.clock = clock;
    }

    @Override
    public List<String> check(Settings next) {
        List<String> problems = new ArrayList<>();
        if (next.isSet(Setting.SERVER_TLS_PRIVATE_KEY) && !next.isSet(Setting.SERVER_TLS_CERTIFICATE)) {
            problems.add(next.name(Setting.SERVER_TLS_CERTIFICATE) + ": not set (expected: the certificate of "
                    + Setting.SERVER_TLS_PRIVATE_KEY.key() + ")");
        }
        for (String each : names(next)) {
            if (!User.isName(each)) {
                problems.add(next.name(Setting.USER_ROLE, each) + ": '" + each
                        + "' is no name of a user (expected: 1 to 64 of A-Z a-z 0-9 . _ @ -)");
            } else if (!next.isSet(Setting.USER_PASSWORD_HASH, each)) {
                problems.add(next.name(Setting.USER_PASSWORD_HASH, each)
                        + ": not set (expected: as the command hash-password prints it)");
            }
        }
        return problems;
    }

    @Override
    public void apply(Settings next) {
        followers.users.configure(users(next, clock.instant()));
        followers.settings.change(settings(next));
        followers.hosts.change(next.list(Setting.SERVER_ALLOWED_HOSTS));
        followers.origins.change(next.list(Setting.SERVER_CORS_ORIGINS));
    }

    /** The users, leaving out those with whom something is wrong, of whom {@link #check} tells. */
    static List<User> users(Settings settings, Instant readAt) {
        List<User> users = new ArrayList<>();
        for (String each : names(settings)) {
            Role role = Role.of(settings.text(Setting.USER_ROLE, each).toLowerCase(Locale.ROOT));
            try {
                PasswordHash hash = PasswordHash.parse(settings.text(Setting.USER_PASSWORD_HASH, each));
                if (role != null && User.isName(each)) {
                    users.add(new User(each, role, hash.text(), User.Origin.CONFIGURATION, readAt));
                }
            } catch (IllegalArgumentException e) {
                // No hash, no login.
            }
        }
        return users;
    }

    /** How logging in works. */
    public static SecuritySettings settings(Settings settings) {
        Set<OpenPart> open = EnumSet.noneOf(OpenPart.class);
        for (String each : settings.list(Setting.SECURITY_OPEN)) {
            open.add(OpenPart.valueOf(each.toUpperCase(Locale.ROOT)));
        }
        return new SecuritySettings(
                open,
                settings.duration(Setting.SECURITY_SESSION_LIFETIME),
                settings.duration(Setting.SECURITY_SESSION_IDLE),
                settings.number(Setting.SECURITY_LOCKOUT_ATTEMPTS),
                settings.duration(Setting.SECURITY_LOCKOUT_DURATION));
    }

    private static Set<String> names(Settings settings) {
        Set<String> names = new TreeSet<>(settings.names(Setting.USER_ROLE));
        names.addAll(settings.names(Setting.USER_PASSWORD_HASH));
        return names;
    }
}
