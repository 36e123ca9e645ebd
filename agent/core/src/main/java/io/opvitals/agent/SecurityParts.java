package io.opvitals.agent;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.security.Administration;
import io.opvitals.agent.security.ApiTokens;
import io.opvitals.agent.security.Authentication;
import io.opvitals.agent.security.ConfiguredSecurity;
import io.opvitals.agent.security.Exposure;
import io.opvitals.agent.security.FirstRun;
import io.opvitals.agent.security.HostNames;
import io.opvitals.agent.security.Identity;
import io.opvitals.agent.security.LiveSecuritySettings;
import io.opvitals.agent.security.LoginThrottle;
import io.opvitals.agent.security.Logins;
import io.opvitals.agent.security.Origins;
import io.opvitals.agent.security.Preferences;
import io.opvitals.agent.security.SecurityAudit;
import io.opvitals.agent.security.Sessions;
import io.opvitals.agent.security.TlsException;
import io.opvitals.agent.security.TlsFiles;
import io.opvitals.agent.security.Users;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.security.LoginResource;
import io.opvitals.agent.web.security.PreferencesResource;
import io.opvitals.agent.web.security.SecurityGate;
import io.opvitals.agent.web.security.TokenResource;
import io.opvitals.agent.web.security.UserResource;
import io.opvitals.agent.web.tls.ServerTls;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The composition root's part about who may ask: builds it when the server starts, and says whether it may. */
final class SecurityParts {

    private static final String LOGGER = "security";

    private final Exposure exposure;
    private final Users users;
    private final ApiTokens tokens;
    private final FirstRun firstRun;
    private final DataDirectory data;
    private final AgentLog log;
    private final SecurityGate gate;
    private final List<Route> routes = new ArrayList<>();

    SecurityParts(
            Configuration configuration,
            DataDirectory data,
            AuditLog auditLog,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        Settings settings = configuration.current();
        this.data = data;
        this.log = log;
        this.exposure = Exposure.of(settings)
                .withMistakes(
                        configuration.problems().stream().map(Problem::key).toList());
        this.users = new Users(data, clock);
        this.tokens = new ApiTokens(data, clock);
        LiveSecuritySettings live = new LiveSecuritySettings(ConfiguredSecurity.settings(settings));
        HostNames hosts = new HostNames(List.of());
        Origins origins = new Origins(List.of());
        configuration.follow(
                List.of(new ConfiguredSecurity(new ConfiguredSecurity.Followers(users, live, hosts, origins), clock)));
        Sessions sessions = new Sessions(live, ticker);
        LoginThrottle throttle = new LoginThrottle(live, ticker);
        SecurityAudit audit = new SecurityAudit(auditLog, clock);
        Authentication authentication = new Authentication(exposure.needsLogin(), users, sessions, tokens);
        this.firstRun = new FirstRun(exposure.needsLogin(), users, throttle, audit, ticker, log);
        Preferences preferences = new Preferences(data, this::isSomebody);
        Administration administration = new Administration(users, tokens, sessions, preferences, audit);
        this.gate = new SecurityGate(new SecurityGate.Parts(
                authentication, live, hosts, origins, exposure.isEncrypted(), exposure.isTlsTerminated()));
        routes.addAll(
                new LoginResource(gate, authentication, new Logins(users, sessions, throttle, audit), firstRun, live)
                        .routes());
        routes.addAll(new PreferencesResource(gate, preferences).routes());
        routes.addAll(new UserResource(users, administration).routes());
        routes.addAll(new TokenResource(tokens, administration).routes());
    }

    /** Reads who may log in. Why the server must not start; empty if it may. */
    List<String> problems() {
        users.load();
        tokens.load();
        List<String> problems = new ArrayList<>();
        say(users.problem());
        say(tokens.problem());
        boolean canSomebodyLogIn = !users.all().isEmpty() || (users.isEmpty() && data.isWritable());
        problems.addAll(exposure.problems(canSomebodyLogIn));
        return problems;
    }

    /** Says in the log how the first admin is made, where there is nobody. */
    void offerFirstRun() {
        firstRun.offer();
    }

    /** Also whoever asks where nobody logs in, and everybody as long as it is not known who there is. */
    private boolean isSomebody(String name) {
        return users.problem() != null || users.find(name) != null || name.equals(Identity.LOCAL.name());
    }

    private void say(@Nullable String problem) {
        if (problem != null) {
            log.error(LOGGER, problem);
        }
    }

    Gate gate() {
        return gate;
    }

    /** Rows of the route table. */
    List<Route> routes() {
        return routes;
    }

    /**
     * What makes the server speak TLS; {@code null} where it does not.
     *
     * @throws TlsException if certificate or key cannot be used
     */
    static @Nullable ServerTls tls(Settings settings, InstantSource clock, AgentLog log) throws TlsException {
        if (!settings.isSet(Setting.SERVER_TLS_CERTIFICATE)) {
            return null;
        }
        String certificate = settings.text(Setting.SERVER_TLS_CERTIFICATE);
        String key = settings.isSet(Setting.SERVER_TLS_PRIVATE_KEY)
                ? settings.text(Setting.SERVER_TLS_PRIVATE_KEY)
                : certificate;
        return new ServerTls(new TlsFiles(Path.of(certificate), Path.of(key)), clock, log);
    }
}
