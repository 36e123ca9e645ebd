package io.opvitals.agent.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.security.OpenPart;
import io.opvitals.agent.security.SecuritySettings;
import io.opvitals.agent.security.TestSecurity;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in here goes over a real socket. */
class SecuredServerTest {

    private static final List<String> PATHS =
            List.of("/open", "/probe", "/health", "/metrics", "/viewer", "/operator", "/admin");

    @TempDir
    private Path folder;

    private SecuredServer server;

    @BeforeEach
    void start() {
        server = new SecuredServer(folder, true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRole_mayWhatItsAccessSays() {
        server.withUsers();
        Map<String, List<Integer>> expected = Map.of(
                "viewer", List.of(200, 200, 200, 200, 200, 403, 403),
                "operator", List.of(200, 200, 200, 200, 200, 200, 403),
                "admin", List.of(200, 200, 200, 200, 200, 200, 200));
        for (String role : List.of("viewer", "operator", "admin")) {
            String[] session = server.session(role);
            assertThat(PATHS)
                    .extracting(each -> server.get(each, session).statusCode())
                    .as(role)
                    .isEqualTo(expected.get(role));
            assertThat(PATHS)
                    .extracting(each -> server.post(each, "{}", session).statusCode())
                    .as(role)
                    .isEqualTo(expected.get(role));
        }
        assertThat(PATHS)
                .extracting(each -> server.get(each).statusCode())
                .isEqualTo(List.of(200, 200, 401, 401, 401, 401, 401));
        assertThat(server.get("/viewer").headers().firstValue("www-authenticate"))
                .hasValue("Bearer realm=\"opvitals\"");
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", "/admin", "").statusCode()).isEqualTo(405);
    }

    @Test
    void openParts_followTheSettings() {
        server.withUsers();
        open(Set.of(OpenPart.HEALTH, OpenPart.METRICS));

        assertThat(PATHS)
                .extracting(each -> server.get(each).statusCode())
                .isEqualTo(List.of(200, 401, 200, 200, 401, 401, 401));
    }

    @Test
    void tokens_mayWhatTheirScopesSay_andNeedNoCsrfToken() {
        server.withUsers();
        Map<String, List<Integer>> expected = Map.of(
                "metrics", List.of(200, 403, 403, 200, 403, 403, 403),
                "health", List.of(200, 200, 200, 403, 403, 403, 403),
                "read", List.of(200, 200, 200, 200, 200, 403, 403),
                "operate", List.of(200, 200, 200, 200, 200, 200, 403),
                "admin", List.of(200, 200, 200, 200, 200, 200, 200));
        open(Set.of());
        String[] admin = server.session("admin");
        for (String scope : List.of("metrics", "health", "read", "operate", "admin")) {
            HttpResponse<String> made =
                    server.post("/api/v1/tokens", "{\"name\":\"" + scope + "\",\"scopes\":[\"" + scope + "\"]}", admin);
            assertThat(made.statusCode()).isEqualTo(201);
            String token = SecuredServer.field(made.body(), "token");

            assertThat(PATHS)
                    .extracting(each -> server.post(each, "{}", "Authorization", "Bearer " + token)
                            .statusCode())
                    .as(scope)
                    .isEqualTo(expected.get(scope));
            assertThat(server.get("/api/v1/tokens", admin).body())
                    .contains(scope)
                    .doesNotContain(token);
            assertThat(server.send("DELETE", "/api/v1/tokens/" + scope, "", admin)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(server.get("/viewer", "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"all\"]}", admin)
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[]}", admin)
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"days\":1e9}", admin)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void login_setsACookieThatScriptsAndOtherSitesDoNotGet() {
        server.withUsers();

        HttpResponse<String> answer = server.logIn("viewer", TestSecurity.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("opvitals-" + server.port() + "=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200")
                .doesNotContain("Secure");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("\"loggedIn\":true", "\"name\":\"viewer\"", "\"role\":\"viewer\"")
                .doesNotContain(TestSecurity.PASSWORD);
    }

    @Test
    void wrongPasswordTwentyTimes_isRefusedAndThenLocked() {
        server.withUsers();
        int wrong = 0;
        int locked = 0;
        for (int i = 0; i < 20; i++) {
            int status = server.logIn("admin", "guess number " + i).statusCode();
            wrong += status == 401 ? 1 : 0;
            locked += status == 429 ? 1 : 0;
        }

        assertThat(wrong).isEqualTo(5);
        assertThat(locked).isEqualTo(15);
        HttpResponse<String> right = server.logIn("admin", TestSecurity.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("retry-after")).hasValue("900");
        server.security.ticker.advance(Duration.ofMinutes(15));
        assertThat(server.logIn("admin", TestSecurity.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void lockedAddress_isTheOneTheProxySaw() {
        server.withUsers();
        for (int i = 0; i < 5; i++) {
            server.logIn("nobody" + i, "guess", "X-Forwarded-For", "10.9.9." + i + ", 192.0.2.7");
        }

        assertThat(server.logIn("admin", TestSecurity.PASSWORD, "X-Forwarded-For", "192.0.2.7")
                        .statusCode())
                .isEqualTo(429);
        assertThat(server.logIn("admin", TestSecurity.PASSWORD, "X-Forwarded-For", "192.0.2.8")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/probe", "X-Forwarded-For", "<script>").body()).isEqualTo("anonymous at 127.0.0.1");
    }

    @Test
    void stolenSession_endsWithItsTime() {
        server.withUsers();
        String[] session = server.session("admin");
        assertThat(server.get("/admin", session).statusCode()).isEqualTo(200);

        server.security.ticker.advance(Duration.ofHours(1));

        assertThat(server.get("/admin", session).statusCode()).isEqualTo(401);
        assertThat(server.post("/admin", "{}", session).statusCode()).isEqualTo(401);
    }

    @Test
    void logout_endsTheSessionOnTheServerToo() {
        server.withUsers();
        String[] session = server.session("viewer");

        HttpResponse<String> out = server.post("/api/v1/logout", "", session);

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(server.get("/viewer", session).statusCode()).isEqualTo(401);
    }

    @Test
    void changeWithoutTheSessionsToken_isRefused() {
        server.withUsers();
        String[] session = server.session("admin");
        String cookie = session[1];

        assertThat(server.post("/admin", "{}", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(server.post("/admin", "{}", "Cookie", cookie, "X-CSRF-Token", "guess")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/admin", "{}", "Cookie", cookie, "X-CSRF-Token", server.session("viewer")[3])
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/admin", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(SecuredServer.csrfToken(server.get("/api/v1/me", "Cookie", cookie)))
                .isEqualTo(session[3]);
    }

    @Test
    void forgedOrigin_isRefusedWhateverElseTheRequestHas() {
        server.withUsers();
        String[] session = server.session("admin");
        for (String origin :
                List.of("https://evil.example", "null", "http://127.0.0.1:1", "https://ops.example.evil")) {
            assertThat(server.post("/admin", "{}", with(session, "Origin", origin))
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
            assertThat(server.logIn("admin", TestSecurity.PASSWORD, "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(server.post("/admin", "{}", with(session, "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/admin", "{}", with(session, "Origin", "http://127.0.0.1:" + server.port()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.post("/admin", "{}", with(session, "Origin", SecuredServer.ALLOWED_ORIGIN))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void foreignHostName_isRefused() {
        server.withUsers();
        String end = "\r\nConnection: close\r\n\r\n";

        assertThat(server.raw("GET /open HTTP/1.1\r\nHost: evil.example:" + server.port() + end))
                .contains("421");
        assertThat(server.raw("GET /open HTTP/1.1\r\nHost: " + SecuredServer.ALLOWED_HOST + end))
                .contains("200");
        assertThat(server.raw("GET /open HTTP/1.1\r\nHost: localhost" + end)).contains("200");
        assertThat(server.raw("GET /open HTTP/1.1" + end)).contains("400");
        assertThat(server.raw("GET /open HTTP/1.0" + end)).contains("200");
        assertThat(server.raw("POST /open HTTP/1.0\r\nContent-Length: 0" + end)).contains("421");
        assertThat(server.raw("GET http://evil.example/open HTTP/1.1\r\nHost: localhost" + end))
                .doesNotContain("200");
    }

    @Test
    void everyAnswer_hasTheHeadersThatBindABrowser() {
        for (HttpResponse<String> each :
                List.of(server.get("/open"), server.get("/admin"), server.get("/nowhere"), server.post("/open", "["))) {
            assertThat(each.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(each.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(each.headers().firstValue("x-frame-options")).hasValue("DENY");
            assertThat(each.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        }
    }

    @Test
    void firstRun_makesTheFirstAdminByTheTokenInTheLog() {
        assertThat(server.get("/api/v1/me").body()).contains("\"firstRun\":true", "\"loggedIn\":false");
        assertThat(server.logIn("alice", "whatever it is").statusCode()).isEqualTo(409);
        String token = server.security.oneTimeToken();
        String user = ",\"name\":\"alice\",\"password\":\"a rather long password\"}";

        assertThat(server.post("/api/v1/setup", "{\"token\":\"guess\"" + user).statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/v1/setup", "{\"token\":\"" + token + "\"" + user)
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.post("/api/v1/setup", "{\"token\":\"" + token + "\"" + user)
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> alice = server.logIn("alice", "a rather long password");
        assertThat(alice.body()).contains("\"role\":\"admin\"", "\"firstRun\":false");
        assertThat(server.get("/admin", "Cookie", SecuredServer.cookie(alice)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void users_areManagedByAdmins() {
        server.withUsers();
        String[] admin = server.session("admin");
        String bob = "{\"name\":\"bob\",\"role\":\"viewer\",\"password\":\"the first password\"}";
        assertThat(server.post("/api/v1/users", bob, server.session("operator")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> added = server.post("/api/v1/users", bob, admin);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("\"origin\":\"api\"").doesNotContain("pbkdf2");
        assertThat(server.post("/api/v1/users", bob, admin).statusCode()).isEqualTo(409);
        assertThat(server.get("/api/v1/users", admin).body())
                .contains("bob", "operator", "configuration")
                .doesNotContain("pbkdf2");
        String cookie = SecuredServer.cookie(server.logIn("bob", "the first password"));
        assertThat(server.get("/operator", "Cookie", cookie).statusCode()).isEqualTo(403);

        assertThat(server.send("PATCH", "/api/v1/users/bob", "{\"role\":\"operator\"}", admin)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/operator", "Cookie", cookie).statusCode()).isEqualTo(200);

        assertThat(server.send("DELETE", "/api/v1/users/bob", "", admin).statusCode())
                .isEqualTo(204);
        assertThat(server.get("/viewer", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(server.send("DELETE", "/api/v1/users/bob", "", admin).statusCode())
                .isEqualTo(404);
        assertThat(server.send("DELETE", "/api/v1/users/admin", "", admin).statusCode())
                .isEqualTo(409);
        assertThat(server.send("PATCH", "/api/v1/users/admin", "{}", admin).statusCode())
                .isEqualTo(400);
        assertThat(server.security.audited()).contains("admin user.add bob", "admin user.remove bob");
    }

    @Test
    void ownPassword_isChangedWithTheOneBefore() {
        server.withUsers();
        server.post(
                "/api/v1/users",
                "{\"name\":\"bob\",\"role\":\"viewer\",\"password\":\"the first password\"}",
                server.session("admin"));
        HttpResponse<String> first = server.logIn("bob", "the first password");
        String[] session = {"Cookie", SecuredServer.cookie(first), "X-CSRF-Token", SecuredServer.csrfToken(first)};

        assertThat(server.post("/api/v1/me/password", change("wrong", "the second password"), session)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.post("/api/v1/me/password", change("the first password", "short"), session)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> changed =
                server.post("/api/v1/me/password", change("the first password", "the second password"), session);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(server.get("/viewer", session).statusCode()).isEqualTo(401);
        assertThat(server.get("/viewer", "Cookie", SecuredServer.cookie(changed))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void badLoginBody_isRefusedWithoutShowingIt() {
        server.withUsers();
        for (String body : List.of(
                "{\"name\":\"admin\",\"password\":31337313}",
                "{\"name\":\"admin\",\"password\":[\"31337313\"]}",
                "{\"name\":\"admin\",\"password\":\"" + "31337313".repeat(200) + "\"}",
                "{\"name\":\"admin\",\"pasword\":\"31337313\"}",
                "{\"name\":\"admin\",\"password\":\"31337313\"")) {
            HttpResponse<String> answer = server.post("/api/v1/login", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("31337313");
        }
        assertThat(server.post("/api/v1/login", "x".repeat(5_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void developmentWithoutLogin_isStillClosedToForeignPages() {
        server.close();
        server = new SecuredServer(folder.resolve("open"), false);

        assertThat(server.get("/admin").body()).isEqualTo("local at 127.0.0.1");
        assertThat(server.post("/admin", "{}").statusCode()).isEqualTo(200);
        assertThat(server.post("/admin", "{}", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(server.raw("GET /admin HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
                .contains("421");
        assertThat(server.get("/api/v1/me").body()).contains("\"needsLogin\":false", "\"name\":\"local\"");
        assertThat(server.logIn("a", "b").statusCode()).isEqualTo(409);
    }

    private void open(Set<OpenPart> parts) {
        SecuritySettings before = SecuritySettings.DEFAULT;
        server.security.settings.change(new SecuritySettings(
                parts,
                before.sessionLifetime(),
                before.sessionIdle(),
                before.lockoutAttempts(),
                before.lockoutDuration()));
    }

    private static String change(String before, String after) {
        return "{\"before\":\"" + before + "\",\"after\":\"" + after + "\"}";
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }
}
