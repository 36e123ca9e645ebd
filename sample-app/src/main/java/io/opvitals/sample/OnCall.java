package io.opvitals.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody on call: reads the alerts that the agent adds to a file, thinks for a while, and takes each in hand by a request to
 * the address that stands beside it. Looks every quarter of a second, on a daemon thread.
 */
final class OnCall {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern FIRING = Pattern.compile(
            "\"status\":\"firing\",\"labels\":\\{\"alertname\":\"([^\"]*)\".*?\"generatorURL\":\"(http[^\"]*)\"");

    private final Path file;
    private final Duration thinksFor;
    private final Consumer<String> story;
    private final Set<String> taken = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private long read;

    /**
     * What stands in the file already is somebody else's.
     *
     * @param file JSON lines, as the agent's file channel writes them; need not exist yet
     * @param thinksFor how long before each alert is taken in hand
     * @param story is told
     */
    OnCall(Path file, Duration thinksFor, Consumer<String> story) {
        this.file = file;
        this.thinksFor = thinksFor;
        this.story = story;
        this.read = file.toFile().length();
    }

    void start() {
        Thread thread = new Thread(this::watch, "on-call");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        ended.countDown();
    }

    private void watch() {
        try {
            while (!ended.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                for (String each : newLines()) {
                    Matcher alert = FIRING.matcher(each);
                    while (alert.find()) {
                        take(alert.group(1), alert.group(2));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that are whole. */
    private List<String> newLines() {
        try {
            byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (all.length < read) {
                // The agent has begun another file.
                read = 0;
            }
            String added = new String(all, (int) read, all.length - (int) read, StandardCharsets.UTF_8);
            int end = added.lastIndexOf('\n') + 1;
            read += added.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            return added.substring(0, end).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void take(String name, String address) throws InterruptedException {
        if (!taken.add(address) || ended.await(thinksFor.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/acknowledge"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"note\": \"I am looking into it\"}"))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            story.accept(
                    status == 200
                            ? "somebody on call takes the alert " + name + " in hand"
                            : "somebody on call cannot take the alert " + name + " in hand: " + status);
        } catch (IOException e) {
            story.accept("somebody on call cannot reach the agent at " + address + ": " + e);
        }
    }
}
