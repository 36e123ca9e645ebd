package io.opvitals.agent.fleet;

/** Why there is nothing to tell of the fleet. The message says what was asked of whom, and what was expected. */
@SuppressWarnings("serial") // Never serialized.
public final class FleetException extends Exception {

    private final Kind kind;

    /** What kind of thing is wrong. */
    public enum Kind {
        /** Too many wait for answers already: to be asked again in a second. */
        BUSY,
        /** Nobody there, or no answer in time. */
        UNREACHABLE,
        /** Whoever is there does not let us in. */
        REFUSED,
        /** Whoever is there is something else, or answers with an error. */
        NOT_UNDERSTOOD,
        /** It does not like this query. */
        BAD_QUERY,
        /** The answer is too large. */
        TOO_LARGE,
        /** It answers, and knows no series of ours. */
        NOTHING_FOUND
    }

    FleetException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** In words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
