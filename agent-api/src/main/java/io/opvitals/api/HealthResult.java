package io.opvitals.api;

/** What a health check found. Immutable. */
public final class HealthResult {

    private static final HealthResult HEALTHY = new HealthResult("healthy", "");

    private final String status;
    private final String message;

    private HealthResult(String status, String message) {
        this.status = status;
        this.message = message;
    }

    public static HealthResult healthy() {
        return HEALTHY;
    }

    /**
     * It works.
     *
     * @param message what was seen, for a person; cut at 256 characters
     */
    public static HealthResult healthy(String message) {
        return new HealthResult("healthy", message == null ? "" : message);
    }

    /** It works, but not as it should. */
    public static HealthResult degraded(String message) {
        return new HealthResult("degraded", message == null ? "" : message);
    }

    /** It does not work. */
    public static HealthResult unhealthy(String message) {
        return new HealthResult("unhealthy", message == null ? "" : message);
    }

    /** {@code healthy}, {@code degraded} or {@code unhealthy}. */
    public String status() {
        return status;
    }

    /** What was seen; empty where nothing was said. */
    public String message() {
        return message;
    }

    /** {@code status: message}, which is how the agent reads it. */
    @Override
    public String toString() {
        return message.isEmpty() ? status : status + ": " + message;
    }
}
