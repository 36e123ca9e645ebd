package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * A Spring Boot web application: from the start of the process to Spring's ready event, and its peak memory after it has
 * answered a few requests.
 */
final class SpringBoot {

    private static final String MAIN = "io.opvitals.benchmarks.springapp.SpringApp";
    private static final int REQUESTS = 20;

    private final Laboratory laboratory;
    private final HttpClient client = HttpClient.newHttpClient();

    SpringBoot(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void measure(int rounds, Duration settle, Results results) throws IOException, InterruptedException {
        laboratory.turns(rounds).take((variant, into) -> measureOnce(variant, settle, into), results);
    }

    private void measureOnce(Variant variant, Duration settle, Results results)
            throws IOException, InterruptedException {
        try (ChildJvm jvm = laboratory.start(variant, List.of(), laboratory.springClassPath(), MAIN)) {
            URI address = URI.create("http://127.0.0.1:" + jvm.awaitLine("READY") + "/hello");
            results.add(Section.SPRING_READY, variant, jvm.elapsedMillis());
            for (int i = 0; i < REQUESTS; i++) {
                request(address);
            }
            Thread.sleep(settle.toMillis());
            jvm.peakMemoryMib().ifPresent(mib -> results.add(Section.SPRING_MEMORY, variant, mib));
            jvm.endInput();
            jvm.awaitEnd();
        }
    }

    private void request(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode() + " (expected: 200)");
        }
    }
}
