package io.opvitals.agent.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.security.TestSecurity;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in here goes over a real socket. */
class PreferencesRoutesTest {

    private static final String PATH = "/api/v1/me/preferences";
    private static final String NONE = "{\"version\":0,\"preferences\":{}}";

    @TempDir
    private Path folder;

    @Test
    void preferences_ofEachUser_areTheirOwnAndOutliveTheServer() throws Exception {
        String liked =
                "{\"theme\":\"dark\",\"layout\":[{\"panel\":\"calls\",\"wide\":2.5},null,true],\"tab\":\"a\\tb\"}";
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            String[] viewer = server.session("viewer");
            assertThat(server.get(PATH, viewer).body()).isEqualTo(NONE);

            HttpResponse<String> saved = put(server, 0, liked, viewer);

            assertThat(saved.statusCode()).isEqualTo(200);
            assertThat(saved.body()).isEqualTo("{\"version\":1,\"preferences\":" + liked + "}");
            assertThat(server.get(PATH, server.session("admin")).body()).isEqualTo(NONE);
            assertThat(server.get(PATH).statusCode()).isEqualTo(401);
        }
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            assertThat(server.get(PATH, server.session("viewer")).body())
                    .isEqualTo("{\"version\":1,\"preferences\":" + liked + "}");
            assertThat(server.security.auditLog.latest(100, Long.MAX_VALUE).toString())
                    .doesNotContain("preferences");
        }
    }

    @Test
    void twoTabs_doNotOverwriteEachOther() {
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            String[] viewer = server.session("viewer");
            put(server, 0, "{\"tab\":1}", viewer);

            HttpResponse<String> second = put(server, 0, "{\"tab\":2}", viewer);

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("version 1 holds (expected: 0, as it was read)");
            assertThat(server.get(PATH, viewer).body()).contains("\"tab\":1");
            assertThat(put(server, 1, "{\"tab\":2}", viewer).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void bodies_thatDoNotFit_areRefused() {
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            String[] viewer = server.session("viewer");
            assertThat(put(server, 0, "[]", viewer).statusCode()).isEqualTo(400);
            assertThat(server.send("PUT", PATH, "{\"preferences\":{}}", viewer).statusCode())
                    .isEqualTo(400);
            assertThat(server.send("PUT", PATH, "{\"version\":0,\"preferences\":{}}", viewer[0], viewer[1])
                            .statusCode())
                    .as("without the session's token")
                    .isEqualTo(403);
            assertThat(server.get(PATH, viewer).body()).isEqualTo(NONE);
        }
    }

    @Test
    void whereNobodyLogsIn_thereIsOneUser() {
        try (SecuredServer server = new SecuredServer(folder, false)) {
            assertThat(put(server, 0, "{\"theme\":\"light\"}").statusCode()).isEqualTo(200);
            assertThat(server.get(PATH).body()).contains("light");
        }
    }

    @Test
    void token_hasNone() {
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            String[] admin = server.session("admin");
            HttpResponse<String> made =
                    server.post("/api/v1/tokens", "{\"name\":\"reader\",\"scopes\":[\"read\"]}", admin);
            String token = SecuredServer.field(made.body(), "token");

            assertThat(server.get(PATH, "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void removedUser_takesThemAlong() throws Exception {
        try (SecuredServer server = new SecuredServer(folder, true).withUsers()) {
            String[] admin = server.session("admin");
            String alice = "{\"name\":\"alice\",\"role\":\"viewer\",\"password\":\"" + TestSecurity.PASSWORD + "\"}";
            assertThat(server.post("/api/v1/users", alice, admin).statusCode()).isEqualTo(201);
            put(server, 0, "{\"secret\":\"plan\"}", server.session("alice"));
            assertThat(kept()).contains("plan");

            assertThat(server.send("DELETE", "/api/v1/users/alice", "", admin).statusCode())
                    .isEqualTo(204);

            assertThat(kept()).doesNotContain("plan");
            server.post("/api/v1/users", alice, admin);
            assertThat(server.get(PATH, server.session("alice")).body()).isEqualTo(NONE);
        }
    }

    private String kept() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readString(files.filter(each -> each.endsWith("preferences.tsv"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static HttpResponse<String> put(SecuredServer server, long version, String json, String... headers) {
        return server.send("PUT", PATH, "{\"version\":" + version + ",\"preferences\":" + json + "}", headers);
    }
}
