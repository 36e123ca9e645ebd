package io.opvitals.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs the curl commands that the documents show, as they stand there but for the port. */
class ExamplesIT {

    private static final List<String> DOCUMENTS = List.of("README.md", "docs/http.md");
    private static final String ADDRESS = "http://127.0.0.1:9466";

    @TempDir
    Path folder;

    @AnyJdk
    void curlExamples_ofTheDocuments_areAnswered(Jdk jdk) throws Exception {
        try (RunningChild child = new ChildJvm(jdk)
                .agent()
                .option("-Dopvitals.server.port=0", "-Dopvitals.data.directory=" + folder.resolve("data"))
                .start("Loop")) {
            child.ask("call 10");
            AgentHttp agent = new AgentHttp(child);
            await().until(() -> agent.get("/api/v1/system").statusCode() == 200);

            List<String> examples = examples();
            for (String each : examples) {
                // The status alone: what stands in the answers is tested elsewhere.
                String command = each.replace(ADDRESS, agent.base()) + " -o /dev/null -w %{http_code}";
                assertThat(output(command)).as(each).isEqualTo("200");
            }
            assertThat(examples).hasSizeGreaterThan(4);
        }
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String document : DOCUMENTS) {
            try (Stream<String> lines = Files.lines(Path.of("..", document))) {
                lines.map(String::strip)
                        .filter(each -> each.startsWith("curl ") && each.contains(ADDRESS))
                        .forEach(examples::add);
            }
        }
        return examples;
    }

    /** By the shell, as a reader would; without what a pipe behind it does. */
    private static String output(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
