package io.opvitals.agent.security;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.audit.AuditRecord;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.secret.PasswordHash;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Everything about logins, with a clock that a test moves and files in a folder of the test. */
public final class TestSecurity {

    /** The password of every user that a test has in the configuration. */
    public static final String PASSWORD = "correct horse battery";

    private static final String HASH = PasswordHash.of(PASSWORD.toCharArray()).text();

    public final FakeTicker ticker = new FakeTicker();
    public final ByteArrayOutputStream written = new ByteArrayOutputStream();
    public final AgentLog log = new AgentLog(
            new PrintStream(written, true, StandardCharsets.UTF_8), AgentLog.Level.WARN, ticker.clock(), ticker);
    public final DataDirectory data;
    public final AuditLog auditLog;
    public final LiveSecuritySettings settings = new LiveSecuritySettings(SecuritySettings.DEFAULT);
    public final Users users;
    public final Sessions sessions;
    public final ApiTokens tokens;
    public final LoginThrottle throttle;
    public final SecurityAudit audit;
    public final Logins logins;
    public final FirstRun firstRun;
    public final Preferences preferences;
    public final Administration administration;
    public final Authentication authentication;

    public TestSecurity(Path folder, boolean needsLogin) {
        data = new DataDirectory(folder.toString());
        auditLog = new AuditLog(data, log);
        users = new Users(data, ticker.clock());
        sessions = new Sessions(settings, ticker);
        tokens = new ApiTokens(data, ticker.clock());
        throttle = new LoginThrottle(settings, ticker);
        audit = new SecurityAudit(auditLog, ticker.clock());
        logins = new Logins(users, sessions, throttle, audit);
        firstRun = new FirstRun(needsLogin, users, throttle, audit, ticker, log);
        preferences = new Preferences(data, name -> users.find(name) != null || name.equals("local"));
        administration = new Administration(users, tokens, sessions, preferences, audit);
        authentication = new Authentication(needsLogin, users, sessions, tokens);
        users.load();
        tokens.load();
    }

    /** A user of the configuration with {@link #PASSWORD}. */
    public static User user(String name, Role role) {
        return new User(name, role, HASH, User.Origin.CONFIGURATION, Instant.EPOCH);
    }

    public static String hash() {
        return HASH;
    }

    /** What the log says. */
    public String logged() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** The one-time token as the log says it. */
    public String oneTimeToken() {
        String logged = logged();
        int at = logged.lastIndexOf("one-time token ") + "one-time token ".length();
        return logged.substring(at, logged.indexOf(' ', at));
    }

    /** Actor, action and target of each entry, the newest first. */
    public List<String> audited() {
        try {
            return auditLog.latest(1_000, Long.MAX_VALUE).stream()
                    .map(AuditRecord::entry)
                    .map(each -> each.actor() + " " + each.action() + " " + each.target())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
