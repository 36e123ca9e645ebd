package io.opvitals.it.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class InstrumentationIT {

    private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)");
    private static final String LOOP = "io.opvitals.testapp.Loop";
    private static final String CLOCKED = LOOP + "#clocked(Z)J";
    private static final String EXPLAIN_CLOCKED = "/explain?class=" + LOOP + "&method=clocked";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @AnyJdk
    void listSearchExplainPreview_sayWhatIsAndWouldBe_andChangeNothing(Jdk jdk) throws Exception {
        try (RunningChild child = start(jdk)) {
            assertThat(get(child, "?query=loop"))
                    .contains("\"count\":1", LOOP + "#step(Z)V", "\"operation\":\"loop.step\"");

            String found = get(child, "/methods?query=testapp.loop%23CLOCK");
            assertThat(found).contains("\"classes\":1", "\"isCut\":false").containsPattern(method(CLOCKED, ""));
            assertThat(get(child, "/methods?query=" + LOOP + "&limit=1")).contains("\"isCut\":true");
            assertThat(get(child, "/methods?query=no.such.class")).contains("\"classes\":0", "\"methods\":[]");

            assertThat(get(child, EXPLAIN_CLOCKED)).contains("\"answer\":\"no-match\"");
            assertThat(get(child, "/explain?class=" + LOOP + "&method=step"))
                    .contains("\"answer\":\"monitored\"", "\"operation\":\"loop.step\"", "MonitoredOperation");
            assertThat(get(child, "/explain?class=" + LOOP + "&method=nothing"))
                    .contains("\"answer\":\"no-such-method\"", "clocked, main, step");
            assertThat(get(child, "/explain?class=java.lang.String&method=length"))
                    .contains("\"answer\":\"ignored-class-loader\"");
            assertThat(get(child, "/explain?class=com.acme.Nobody&method=x")).contains("\"answer\":\"not-loaded\"");

            assertThat(get(child, "/preview?selectors=" + encoded(LOOP + "#*")))
                    .contains("\"count\":3", "\"exceedsLimit\":false")
                    .contains("\"method\":\"" + CLOCKED + "\",\"operation\":\"loop.clocked\",\"isMonitored\":false")
                    .contains("\"operation\":\"loop.step\",\"isMonitored\":true");
            assertThat(ask(child, "GET", "/preview?selectors=" + encoded("public"), null)
                            .statusCode())
                    .isEqualTo(400);

            assertThat(get(child, EXPLAIN_CLOCKED)).contains("\"answer\":\"no-match\"");
            assertThat(get(child, "")).contains("\"count\":1");
            child.ask("call 10");
        }
    }

    @AnyJdk
    void change_forATime_isMonitoredAndAuditedAndOverByItself(Jdk jdk) throws Exception {
        try (RunningChild child = start(jdk)) {
            HttpResponse<String> wrong = ask(child, "POST", "/changes", "{\"include\":[\"public\"]}");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("'public'");
            assertThat(ask(child, "POST", "/changes", "{}").statusCode()).isEqualTo(400);
            assertThat(ask(child, "POST", "/changes", "{\"include\":[\"a.B#c\"],\"for\":\"soon\"}")
                            .statusCode())
                    .isEqualTo(400);

            String body = "{\"include\":[\"" + LOOP + "#clocked\"],\"for\":\"PT8S\"}";
            HttpResponse<String> changed = ask(child, "POST", "/changes", body);
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            assertThat(changed.body()).contains(LOOP + "#clocked", "\"until\":\"20");
            awaitAnswer(child, "monitored");
            assertThat(get(child, "?query=clocked"))
                    .contains("\"count\":1")
                    .containsPattern(method(CLOCKED, "loop.clocked"));
            child.ask("call 10");

            awaitGivenBack(child);
            assertThat(get(child, "")).contains("\"count\":1", "\"until\":null");
            assertThat(audit())
                    .contains("config.change", "opvitals.instrumentation.include", LOOP + "#clocked", "expiry");
        }
    }

    @AnyJdk
    void change_overARestart_isKeptUntilUndoneOrItsTimeIsOver(Jdk jdk) throws Exception {
        try (RunningChild child = start(jdk)) {
            ask(
                    child,
                    "POST",
                    "/changes",
                    "{\"include\":[\"" + LOOP + "#clocked\"],\"exclude\":[\"" + LOOP + "#step\"]}");
            awaitAnswer(child, "monitored");
            child.endInput();
            child.result().expectExit(0);
        }
        try (RunningChild child = start(jdk)) {
            assertThat(get(child, ""))
                    .containsPattern(method(CLOCKED, "loop.clocked"))
                    .doesNotContain("loop.step");
            assertThat(ask(child, "DELETE", "/changes", null).body()).contains("\"selectors\":[]");
            awaitGivenBack(child);
            assertThat(get(child, "")).contains("loop.step");
            ask(child, "POST", "/changes", "{\"include\":[\"" + LOOP + "#clocked\"],\"for\":\"PT1S\"}");
            child.terminate();
        }
        try (RunningChild child = start(jdk)) {
            awaitGivenBack(child);
            assertThat(get(child, "")).contains("loop.step");
        }
    }

    private RunningChild start(Jdk jdk) {
        RunningChild child = new ChildJvm(jdk)
                .agent("server.port=0;data.directory=" + folder.resolve("data"))
                .start("Loop");
        child.awaitErr("answers at ");
        return child;
    }

    /** Until {@link #CLOCKED} is neither selected nor woven: the first is so at once, the second a moment later. */
    private void awaitGivenBack(RunningChild child) {
        awaitAnswer(child, "no-match");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !get(child, "").contains("clocked"));
    }

    private void awaitAnswer(RunningChild child, String answer) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get(child, EXPLAIN_CLOCKED).contains("\"answer\":\"" + answer + "\""));
    }

    private String get(RunningChild child, String rest) throws Exception {
        HttpResponse<String> response = ask(child, "GET", rest, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> ask(RunningChild child, String method, String rest, @Nullable String body)
            throws Exception {
        Matcher address = ADDRESS.matcher(child.err());
        assertThat(address.find()).isTrue();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.group(1) + "/api/v1/instrumentation" + rest))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** All that is in the files of the audit log. */
    private String audit() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(each -> each.getFileName().toString().contains("audit") && Files.isRegularFile(each))
                    .map(InstrumentationIT::content)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern method(String method, String operation) {
        return Pattern.compile("\"method\":\"" + Pattern.quote(method)
                + "\",\"classLoader\":\"[^\"]*\",\"operation\":\"" + operation + "\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
