package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private final RunningServer server = new RunningServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void get_knownPath_answersWithEtagAndNothingOfTheServer() {
        HttpResponse<String> answer = server.get("/echo/a%2Fb?times=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"name\":\"a/b\",\"times\":2}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("etag")).isPresent();
        assertThat(answer.headers().firstValue("server")).isEmpty();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void get_sameEtag_answers304WithoutBody() {
        String etag = server.get("/echo/a").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = server.send("GET", "/echo/a", "", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void get_badParameters_namesEachOfThem() {
        HttpResponse<String> answer = server.get("/echo/a?times=11&tmies=1&times=2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("is given 2 times (expected: once)").contains("tmies");

        assertThat(server.get("/echo/a?times=11").body()).contains("'11' (expected: a whole number from 1 to 10)");
        assertThat(server.get("/echo/a?times=%C3%28").statusCode()).isEqualTo(400);
        assertThat(server.get("/echo/%C3%28").statusCode()).isEqualTo(400);
    }

    @Test
    void get_unknownPathOrMethod_answers404And405() {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = server.send("PUT", "/echo/a", "{}");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(server.send("HEAD", "/echo/a", "").statusCode()).isEqualTo(200);
        assertThat(server.send("OPTIONS", "/echo/a", "").statusCode()).isEqualTo(204);
    }

    @Test
    void post_body_isCheckedAgainstItsSchema() {
        assertThat(server.send("POST", "/echo", "{\"name\":\"x\"}").body()).isEqualTo("{\"name\":\"x\"}");
        assertThat(server.send("POST", "/echo", "{\"nome\":1}").body())
                .contains("body.name")
                .contains("is missing")
                .contains("body.nome");
        assertThat(server.send("POST", "/echo", "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "/echo", "[".repeat(100)).statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "/echo", "{\"name\":\"" + "x".repeat(3_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(server.send("POST", "/echo", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void get_endpointThatThrows_answers500WithoutInternals() {
        HttpResponse<String> answer = server.get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").contains("urn:opvitals:problem:internal");
        assertThat(server.log()).contains("secret");
    }

    @Test
    void get_bigAnswer_isCompressedWhereAskedFor() {
        HttpResponse<String> plain = server.get("/big");
        HttpResponse<String> packed = server.send("GET", "/big", "", "Accept-Encoding", "gzip");
        HttpResponse<String> refused = server.send("GET", "/big", "", "Accept-Encoding", "gzip;q=0");

        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValueAsLong("content-length").orElseThrow())
                .isLessThan(1_000);
        assertThat(refused.headers().firstValue("content-encoding")).isEmpty();
        assertThat(packed.headers().firstValue("etag"))
                .isEqualTo(plain.headers().firstValue("etag"));
    }

    @Test
    void start_takenPort_takesTheNext() {
        try (RunningServer second = new RunningServer(server.port())) {
            assertThat(second.port()).isGreaterThan(server.port()).isLessThan(server.port() + 20);
            assertThat(second.get("/echo/a").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void get_tooFast_answers429() {
        for (int i = 0; i < RunningServer.REQUESTS_PER_SECOND; i++) {
            assertThat(server.get("/echo/a").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> answer = server.get("/echo/a");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void get_otherOrigin_mayReadOnlyWhereConfigured() {
        assertThat(server.send("GET", "/echo/a", "", "Origin", "https://evil.example")
                        .headers()
                        .firstValue("access-control-allow-origin"))
                .isEmpty();
        assertThat(server.send("GET", "/echo/a", "", "Origin", RunningServer.ORIGIN)
                        .headers()
                        .firstValue("access-control-allow-origin"))
                .hasValue(RunningServer.ORIGIN);
    }
}
