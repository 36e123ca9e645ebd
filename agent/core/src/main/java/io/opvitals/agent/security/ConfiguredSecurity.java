package io.opvitals.agent.security;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.secret.PasswordHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the configuration says about users and logging in. */
public final class ConfiguredSecurity {

    private ConfiguredSecurity() {}

    /** What is wrong with the users, one sentence each; no sentence shows a password's hash. */
    public static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        for (String each : names(settings)) {
            if (!User.isName(each)) {
                problems.add(Setting.USER_ROLE.key(each) + ": '" + each
                        + "' is no name of a user (expected: 1 to 64 of A-Z a-z 0-9 . _ @ -)");
            }
            try {
                PasswordHash.parse(settings.text(Setting.USER_PASSWORD_HASH, each));
            } catch (IllegalArgumentException e) {
                problems.add(Setting.USER_PASSWORD_HASH.key(each) + ": " + e.getMessage());
            }
        }
        return problems;
    }

    /** The users, leaving out those with whom something is wrong. */
    public static List<User> users(Settings settings, Instant readAt) {
        List<User> users = new ArrayList<>();
        for (String each : names(settings)) {
            Role role = Role.of(settings.text(Setting.USER_ROLE, each).toLowerCase(Locale.ROOT));
            try {
                PasswordHash hash = PasswordHash.parse(settings.text(Setting.USER_PASSWORD_HASH, each));
                if (role != null && User.isName(each)) {
                    users.add(new User(each, role, hash.text(), User.Origin.CONFIGURATION, readAt));
                }
            } catch (IllegalArgumentException e) {
                // A problem of the configuration, and told as one.
            }
        }
        return users;
    }

    /** How logging in works. */
    public static SecuritySettings settings(Settings settings) {
        Set<OpenPart> open = EnumSet.noneOf(OpenPart.class);
        String asked = "," + settings.text(Setting.SECURITY_OPEN).replace(" ", "") + ",";
        for (OpenPart each : OpenPart.values()) {
            if (asked.contains("," + each.text() + ",")) {
                open.add(each);
            }
        }
        return new SecuritySettings(
                open,
                settings.duration(Setting.SECURITY_SESSION_LIFETIME),
                settings.duration(Setting.SECURITY_SESSION_IDLE),
                Integer.parseInt(settings.text(Setting.SECURITY_LOCKOUT_ATTEMPTS)),
                settings.duration(Setting.SECURITY_LOCKOUT_DURATION));
    }

    private static Set<String> names(Settings settings) {
        Set<String> names = new TreeSet<>(settings.names(Setting.USER_ROLE));
        names.addAll(settings.names(Setting.USER_PASSWORD_HASH));
        return names;
    }
}
