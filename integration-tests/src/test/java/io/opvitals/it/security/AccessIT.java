package io.opvitals.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class AccessIT {

    private static final String PASSWORD = "correct horse battery";

    /** What each may, from the least to the most. */
    private static final List<String> ROLES = List.of("viewer", "operator", "admin");

    @TempDir
    Path folder;

    @AnyJdk
    void everyRoute_asksForItsRole(Jdk jdk) throws Exception {
        try (RunningChild child = production(jdk, users()).start("Loop")) {
            child.ask("call 10");
            AgentHttp agent = new AgentHttp(child);
            Map<String, String[]> callers = callers(agent);
            List<AgentHttp.Row> rows = agent.rows();
            assertThat(rows)
                    .hasSizeGreaterThan(15)
                    .allMatch(each -> !each.access().isEmpty());
            List<String> wrong = new ArrayList<>();
            int asked = 0;
            for (AgentHttp.Row row : rows) {
                if (row.template().endsWith("/logout") || row.template().endsWith("/live")) {
                    continue; // The one ends the session that the others need, the other is no plain request.
                }
                for (Map.Entry<String, String[]> caller : callers.entrySet()) {
                    String body = row.hasBody() ? "{}" : "";
                    int status = agent.send(row.method(), row.path(), body, caller.getValue())
                            .statusCode();
                    asked++;
                    if (!isRight(row.access(), caller.getKey(), status)) {
                        wrong.add(caller.getKey() + ": " + row + " (" + row.access() + ") answered " + status);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            System.out.println(jdk + ": " + rows.size() + " routes, " + callers.size() + " callers, " + asked
                    + " requests as the table says");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    @AnyJdk
    void everyRoute_refusesWhatItDoesNotTake(Jdk jdk) throws Exception {
        try (RunningChild child = production(jdk, users()).start("Loop")) {
            AgentHttp agent = new AgentHttp(child);
            String[] admin = agent.session("admin", PASSWORD);
            List<AgentHttp.Row> rows = agent.rows();
            List<String> wrong = new ArrayList<>();
            for (AgentHttp.Row row : rows) {
                if (row.template().endsWith("/live")) {
                    continue;
                }
                expect(wrong, 405, row + " by a wrong method", agent.send(unused(rows, row), row.path(), "", admin));
                expect(
                        wrong,
                        404,
                        row + " with more behind it",
                        agent.get(row.path().replaceFirst("/$", "") + "/no/such/path", admin));
                if (row.hasBody()) {
                    int large = agent.announced(row.method(), row.path(), 1_100_000, admin);
                    if (large != 413) {
                        wrong.add(row + " too large: " + large + " (expected: 413)");
                    }
                    expect(wrong, 400, row + " no JSON", agent.send(row.method(), row.path(), "{", admin));
                } else if (row.method().equals("GET")) {
                    expect(wrong, 400, row + " unknown parameter", agent.get(row.path() + "?nosuch=1", admin));
                }
            }
            assertThat(wrong).isEmpty();
            child.endInput();
            child.result().expectExit(0);
        }
    }

    @AnyJdk
    void production_withoutTls_doesNotStartTheServer(Jdk jdk) {
        try (RunningChild child =
                new ChildJvm(jdk).agent("environment=production;server.port=0").start("Loop")) {
            child.ask("call 10");
            child.awaitErr("does not answer over HTTP before the next start: opvitals.server.tls.certificate: not set"
                    + " (expected in environment production");
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);

            assertThat(child.err()).doesNotContain("one-time token").doesNotContain("answers at");
        }
    }

    @AnyJdk
    void production_withoutAUser_hasAOneTimeTokenForTheFirst(Jdk jdk) throws Exception {
        try (RunningChild child = production(jdk, "").start("Loop")) {
            AgentHttp agent = new AgentHttp(child);
            child.awaitErr("one-time token ");
            String log = child.err();
            int at = log.indexOf("one-time token ") + "one-time token ".length();
            String token = log.substring(at, log.indexOf(' ', at));
            assertThat(agent.get("/api/v1/system").statusCode()).isEqualTo(401);
            assertThat(agent.get("/health/live").statusCode()).isEqualTo(200);
            String alice = ",\"name\":\"alice\",\"password\":\"" + PASSWORD + "\"}";
            assertThat(agent.post("/api/v1/setup", "{\"token\":\"guess\"" + alice)
                            .statusCode())
                    .isEqualTo(403);

            assertThat(agent.post("/api/v1/setup", "{\"token\":\"" + token + "\"" + alice)
                            .statusCode())
                    .isEqualTo(204);

            assertThat(agent.get("/api/v1/users", agent.session("alice", PASSWORD))
                            .body())
                    .contains("alice", "admin");
            int locked = 0;
            for (int i = 0; i < 20; i++) {
                String guess = "{\"name\":\"alice\",\"password\":\"guess " + i + "\"}";
                locked += agent.post("/api/v1/login", guess).statusCode() == 429 ? 1 : 0;
            }
            assertThat(locked).isEqualTo(15);
            child.endInput();
            child.result().expectExit(0);
        }
    }

    @AnyJdk
    void auditLog_hasEveryLogin_andShowsThatItWasEdited(Jdk jdk) throws Exception {
        Path data = folder.resolve("data" + jdk.feature());
        try (RunningChild child = production(jdk, users())
                .environment("OPVITALS_DATA_DIRECTORY", data.toString())
                .start("Loop")) {
            AgentHttp agent = new AgentHttp(child);
            agent.post("/api/v1/login", "{\"name\":\"viewer\",\"password\":\"a guess\"}");
            String[] admin = agent.session("admin", PASSWORD);
            assertThat(agent.get("/api/v1/audit", admin).body())
                    .contains("\"login.failed\"", "\"viewer\"", "\"login\"", "\"admin\"", "127.0.0.1");
            assertThat(agent.get("/api/v1/audit/verify", admin).body()).contains("\"intact\":true");
            assertThat(auditVerify(jdk, data)).isZero();

            Path log = auditLog(data);
            Files.writeString(log, Files.readString(log).replace("login.failed", "login"));

            assertThat(agent.get("/api/v1/audit/verify", admin).body()).contains("\"intact\":false");
            assertThat(auditVerify(jdk, data)).isNotZero();
            child.endInput();
            child.result().expectExit(0);
        }
    }

    private static Path auditLog(Path data) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int auditVerify(Jdk jdk, Path data) {
        List<String> command = List.of("-jar", Built.agentJar().toString(), "audit", "verify", data.toString());
        try (RunningChild child = new ChildJvm(jdk).startWith(command)) {
            return child.result().exitCode();
        }
    }

    /** A method that no row takes whose path, with whatever for its parameters, is that of this one. */
    private static String unused(List<AgentHttp.Row> rows, AgentHttp.Row row) {
        String path = row.path().replaceFirst("\\?.*", "");
        return List.of("PUT", "PATCH", "DELETE", "POST", "GET").stream()
                .filter(method -> rows.stream()
                        .noneMatch(each -> each.method().equals(method)
                                && path.matches(each.template().replaceAll("\\{[^}]*}", "[^/]+"))))
                .findFirst()
                .orElseThrow();
    }

    private static void expect(List<String> wrong, int status, String what, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            wrong.add(what + ": " + answer.statusCode() + " (expected: " + status + ") " + answer.body());
        }
    }

    private static boolean isRight(String access, String caller, int status) {
        boolean let = status != 401 && status != 403 && (status < 500 || status == 503);
        int expected = expected(access, caller);
        return expected == 200 ? let : status == expected;
    }

    /** 200 for whatever else it answers once somebody is let in. */
    private static int expected(String access, String caller) {
        boolean isProgram = caller.equals("metrics");
        return switch (access) {
            case "open", "probe" -> 200;
            case "health" -> caller.equals("nobody") ? 401 : isProgram ? 403 : 200;
            case "metrics" -> caller.equals("nobody") ? 401 : 200;
            default ->
                caller.equals("nobody")
                        ? 401
                        : !isProgram && ROLES.indexOf(caller) >= ROLES.indexOf(access) ? 200 : 403;
        };
    }

    private static Map<String, String[]> callers(AgentHttp agent) {
        Map<String, String[]> callers = new LinkedHashMap<>();
        callers.put("nobody", new String[0]);
        for (String each : ROLES) {
            callers.put(each, agent.session(each, PASSWORD));
        }
        HttpResponse<String> made =
                agent.post("/api/v1/tokens", "{\"name\":\"m\",\"scopes\":[\"metrics\"]}", callers.get("admin"));
        callers.put("metrics", new String[] {"Authorization", "Bearer " + agent.field(made, "token")});
        return callers;
    }

    private static String users() {
        String hash = AgentHttp.hash(PASSWORD);
        StringBuilder users = new StringBuilder();
        for (String each : ROLES) {
            users.append("user.").append(each).append(".role: ").append(each).append('\n');
            users.append("user.")
                    .append(each)
                    .append(".password-hash: ")
                    .append(hash)
                    .append('\n');
        }
        return users.toString();
    }

    private ChildJvm production(Jdk jdk, String more) throws Exception {
        Path file = folder.resolve("production.yaml");
        Files.writeString(
                file,
                "server.port: 0\nserver.tls.terminated: true\nserver.rate-limit: 10000/s\n" + "log.level: info\n"
                        + more);
        return new ChildJvm(jdk).agent("environment=production;config.file=" + file);
    }
}
