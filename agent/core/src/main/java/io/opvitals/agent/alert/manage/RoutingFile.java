package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.alert.route.RoutingProblem;
import io.opvitals.agent.alert.route.RoutingReader;
import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.log.AgentLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routing file: read at the start, and again when it changes or the channels do. Until one is right, every alert goes to
 * every channel; one that is wrong later changes nothing. Used by one thread at a time; what it says may be read by any.
 */
public final class RoutingFile {

    private static final String LOGGER = "alert";
    private static final int MAX_BYTES = 1 << 20;

    private final AgentLog log;
    private @Nullable FileWatch watch;
    private Set<String> channels = Set.of();
    private boolean wasRead;
    private volatile Status status = new Status("", Routing.DEFAULT, List.of());

    /**
     * How it is.
     *
     * @param file its path; empty where there is none
     * @param routing what holds
     * @param problems what is wrong with it, each with its place; empty for nothing
     */
    public record Status(String file, Routing routing, List<String> problems) {

        public Status {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing is read before the first look. */
    public RoutingFile(AgentLog log) {
        this.log = log;
    }

    /** What holds and what is wrong. */
    public Status status() {
        return status;
    }

    /**
     * Looks whether something is new.
     *
     * @param path what is set; empty for none
     * @param existing the names of all channels
     * @return whether another routing holds from now on
     */
    boolean look(String path, Set<String> existing) {
        boolean isOther = !wasRead || !path.equals(status.file()) || !existing.equals(channels);
        if (isOther) {
            wasRead = true;
            channels = Set.copyOf(existing);
            watch = path.isEmpty() ? null : new FileWatch(new File(path));
            if (watch != null) {
                watch.know();
            }
            return path.isEmpty() ? use(new Status("", Routing.DEFAULT, List.of())) : read(path);
        }
        return watch != null && watch.hasChanged() && read(path);
    }

    private boolean read(String path) {
        byte[] content;
        try (InputStream in = new FileInputStream(path)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            return refuse(
                    path,
                    List.of(Setting.ALERT_ROUTING_FILE.key() + ": '" + path + "' (expected: a file that can be read)"));
        }
        RoutingReader.Reading reading = RoutingReader.read(content, channels);
        Routing routing = reading.routing();
        if (routing == null) {
            return refuse(
                    path,
                    reading.problems().stream()
                            .map((RoutingProblem each) -> each.text(path))
                            .toList());
        }
        if (!status.problems().isEmpty() || !status.routing().equals(Routing.DEFAULT)) {
            log.change(AgentLog.Level.INFO, LOGGER, path + " is read");
        }
        return use(new Status(path, routing, List.of()));
    }

    private boolean refuse(String path, List<String> problems) {
        for (String each : problems) {
            log.change(AgentLog.Level.ERROR, LOGGER, each);
        }
        boolean isDefault = status.routing().equals(Routing.DEFAULT);
        log.change(
                AgentLog.Level.ERROR,
                LOGGER,
                "alerts are not routed as " + path + " says: "
                        + (isDefault ? "every alert goes to every channel" : "what it said before goes on"));
        status = new Status(path, status.routing(), problems);
        return false;
    }

    private boolean use(Status next) {
        boolean isOther = !next.routing().equals(status.routing());
        status = next;
        return isOther;
    }
}
