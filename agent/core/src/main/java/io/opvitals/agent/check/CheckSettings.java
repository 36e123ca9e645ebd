package io.opvitals.agent.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How checks are run, and what they look at.
 *
 * @param interval how often, at least a second
 * @param timeout how long a check may take that has no time-out of its own
 * @param diskAbove a disk is unhealthy when more than this share of it is used, 0 to 1
 * @param memoryAbove the heap is unhealthy when more than this share of it is used after a collection
 * @param cpuAbove the processors are unhealthy when more than this share of their time is used
 * @param targets other servers that must answer
 */
public record CheckSettings(
        Duration interval,
        Duration timeout,
        double diskAbove,
        double memoryAbove,
        double cpuAbove,
        List<Target> targets) {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

    public static final CheckSettings DEFAULT =
            new CheckSettings(Duration.ofSeconds(10), Duration.ofSeconds(5), 0.9, 0.9, 0.95, List.of());

    public CheckSettings {
        targets = List.copyOf(targets);
        if (interval.compareTo(MIN_INTERVAL) < 0) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: >= " + MIN_INTERVAL + ")");
        }
    }

    /**
     * Another server that must answer.
     *
     * @param name by which it is shown
     * @param address {@code http}, {@code https} or {@code tcp}, the last with a port
     * @param timeout it must answer within it
     * @param statuses the HTTP status codes that are healthy
     */
    public record Target(String name, URI address, Duration timeout, StatusCodes statuses) {

        private static final String TCP = "tcp";

        public Target {
            if (HealthChecks.BUILT_IN.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is a check of the agent (expected: another name for a target)");
            }
            if (isTcp(address) && address.getPort() < 1) {
                throw new IllegalArgumentException(
                        "'" + shown(address) + "' (expected: tcp://host:port, with the port)");
            }
        }

        /** Whether it is enough that a connection can be made. */
        boolean isTcp() {
            return isTcp(address);
        }

        /** The address without what may be secret in it: user, query. */
        String shown() {
            return shown(address);
        }

        private static boolean isTcp(URI address) {
            return TCP.equalsIgnoreCase(address.getScheme());
        }

        private static String shown(URI address) {
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            String path = address.getRawPath() == null ? "" : address.getRawPath();
            return address.getScheme() + "://" + address.getHost() + port + path;
        }
    }
}
