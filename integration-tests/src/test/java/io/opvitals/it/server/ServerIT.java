package io.opvitals.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The shipped server in a JVM of its own, against the document that it publishes itself. */
class ServerIT {

    private static final String OPEN_API = "/api/v1/openapi.json";

    /** Real names for the parameters in paths; what needs another is asked for something that is not there. */
    private static final Map<String, String> NAMES = Map.of("{wrapper}", "loop", "{id}", "loop.step");

    /** What the dashboard is compiled against. */
    private static final Path DASHBOARD_TYPES = Path.of("../agent/dashboard/src/main/web/data/api-types.ts");

    @TempDir
    Path folder;

    @AnyJdk
    void everyGet_inTheDocument_answersAsItSays(Jdk jdk) {
        try (RunningChild child = child(jdk)
                .environment("OTEL_RESOURCE_ATTRIBUTES", "service.version=4.2")
                .start("Loop")) {
            child.ask("call 100");
            child.ask("fail 5");
            AgentHttp agent = new AgentHttp(child);
            await().until(() -> agent.json("/api/v1/system").get("calls").asLong() == 105);
            JsonNode document = agent.json(OPEN_API);

            List<String> asked = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            document.get("paths").properties().forEach(path -> {
                JsonNode get = path.getValue().path("get");
                if (!get.isMissingNode() && !get.get("responses").has("101")) {
                    asked.add(path.getKey());
                    problems.addAll(problems(agent, document, path.getKey(), get));
                }
            });

            assertThat(problems).isEmpty();
            String types = kept(TypeScriptTypes.of(document));
            assertThat(DASHBOARD_TYPES)
                    .as("made anew by agent/dashboard/types")
                    .content()
                    .isEqualTo(types);
            assertThat(asked).contains("/api/v1/system", "/api/v1/operations/{id}", "/api/v1/diagnostics", OPEN_API);
            JsonNode operation = agent.json("/api/v1/operations/loop.step");
            assertThat(operation.at("/total/outcomes/success").asLong()).isEqualTo(100);
            assertThat(operation.at("/total/outcomes/error").asLong()).isEqualTo(5);
            assertThat(operation.at("/errors/0/type").asText()).isEqualTo("java.lang.IllegalStateException");
            assertThat(operation.at("/exceptions/0/stackTrace/0").asText()).contains("io.opvitals.testapp.Loop.step");
            assertThat(agent.json("/api/v1/events").get("events").toString())
                    .contains("exception.new", "application.started", "\"service.version\":\"4.2\"")
                    .doesNotContain("application.deployed");
            assertThat(agent.json("/api/v1/dashboard").at("/serviceVersion").asText())
                    .isEqualTo("4.2");
            JsonNode failed = agent.json("/api/v1/traces?operation=loop.step&outcome=error");
            assertThat(failed.at("/calls/0/errorType").asText()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.at("/calls/0/traceId").asText()).matches("[0-9a-f]{32}");
            child.endInput();
            ChildResult result = child.result().expectExit(0);
            assertThat(result.errOfApplication()).isEmpty();
            assertThat(result.agentProblems()).isEmpty();
        }
    }

    private static String kept(String types) {
        if (Boolean.getBoolean("opvitals.docs.generate")) {
            try {
                Files.writeString(DASHBOARD_TYPES, types);
            } catch (IOException e) {
                throw new UncheckedIOException(DASHBOARD_TYPES + " cannot be written", e);
            }
        }
        return types;
    }

    private static List<String> problems(AgentHttp agent, JsonNode document, String path, JsonNode get) {
        List<String> problems = new ArrayList<>();
        String asked = path;
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            asked = asked.replace(each.getKey(), each.getValue());
        }
        asked = asked.replaceAll("\\{[^}]*}", "1");
        HttpResponse<String> answer = agent.get(asked);
        JsonNode described = get.get("responses").path(String.valueOf(answer.statusCode()));
        String type = answer.headers().firstValue("content-type").orElse("");
        if (described.isMissingNode()) {
            boolean isProblem = type.equals("application/problem+json") && answer.statusCode() < 500;
            described = get.get("responses").get("default");
            // What needs a name that we do not know, or a parameter, may say so; and nothing else.
            if (!isProblem || !(path.contains("{") || get.has("parameters"))) {
                problems.add(asked + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        Iterator<String> types = described.path("content").fieldNames();
        JsonNode schema = described.path("content").path(type).path("schema");
        if (types.hasNext() && described.path("content").path(type).isMissingNode()) {
            problems.add(asked + ": content type " + type + " is not in the document");
        } else if (type.contains("json")) {
            for (String each : new SchemaCheck(document).problems(schema, agent.parsed(answer.body()))) {
                problems.add(asked + ": " + each);
            }
        }
        if (agent.get(asked + "?no-such-parameter=1").statusCode() != 400) {
            problems.add(asked + " takes a parameter that it does not know");
        }
        if (agent.send("TRACE", asked, "").statusCode() != 405) {
            problems.add(asked + " does not answer 405 to a method that it does not know");
        }
        return problems;
    }

    @AnyJdk
    void server_switchedOff_loadsNoneOfItsClasses(Jdk jdk) throws Exception {
        Path classes = folder.resolve("classes");
        try (RunningChild child = child(jdk)
                .option("-Dopvitals.server.enabled=false", "-Xlog:class+load:file=" + classes)
                .start("Loop")) {
            child.ask("call 100");
            await().until(() -> Files.readString(classes).contains("io.opvitals.agent.governor.OverheadGovernor"));
            child.endInput();
            child.result().expectExit(0);
        }

        assertThat(Files.readString(classes))
                .doesNotContain("org.eclipse.jetty")
                .doesNotContain("io.opvitals.agent.web");
    }

    @AnyJdk
    void server_whileTheApplicationStarts_waits(Jdk jdk) {
        try (RunningChild child = child(jdk).start("Loop")) {
            child.ask("call 1");
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            assertThat(result.err()).doesNotContain("answers at");
        }
    }

    private ChildJvm child(Jdk jdk) {
        return new ChildJvm(jdk)
                .agent()
                .option("-Dopvitals.server.port=0", "-Dopvitals.data.directory=" + folder.resolve("data"));
    }
}
