package io.opvitals.it.signals;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application {@code Checked} with the shipped agent, and what the agent answers over HTTP. */
final class CheckedApp implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("answers at (http://[0-9.:]+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningChild child;
    private final URI address;

    /** Started with these agent arguments, and any free port. */
    CheckedApp(Jdk jdk, String arguments) {
        ChildJvm jvm = new ChildJvm(jdk)
                .agent("server.port=0;server.rate-limit=100000/s;governor.cpu-budget=off;" + arguments);
        child = jvm.start("Checked");
        child.awaitErr("answers at http://");
        Matcher found = ADDRESS.matcher(child.err());
        if (!found.find()) {
            throw new AssertionError("no address in\n" + child.err());
        }
        address = URI.create(found.group(1));
    }

    int port() {
        return address.getPort();
    }

    RunningChild child() {
        return child;
    }

    void ask(String line) {
        child.ask(line);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
