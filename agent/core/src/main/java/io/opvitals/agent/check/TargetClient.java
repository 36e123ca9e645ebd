package io.opvitals.agent.check;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The one HTTP client of all targets, made when the first is looked at: it has a thread of its own. */
final class TargetClient {

    private final ThreadFactory threads;
    private @Nullable HttpClient client;

    TargetClient(ThreadFactory threads) {
        this.threads = threads;
    }

    synchronized HttpClient get() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Executors.newSingleThreadExecutor(threads))
                    .build();
            client = made;
        }
        return made;
    }
}
