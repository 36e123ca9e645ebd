package io.opvitals.agent.security;

/** Something about users or tokens that cannot be done; the message may be shown to who asked for it. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** What was given is not what is expected. */
        INVALID,
        /** There is no such user or token. */
        UNKNOWN,
        /** It does not fit what there is. */
        CONFLICT,
        /** The password or the token is wrong. */
        WRONG
    }

    private final Reason reason;

    /** What was given and is wrong: the name of a field; empty for none. */
    private final String field;

    RefusedException(Reason reason, String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    static RefusedException invalid(String field, String message) {
        return new RefusedException(Reason.INVALID, field, message);
    }

    static RefusedException unknown(String message) {
        return new RefusedException(Reason.UNKNOWN, "", message);
    }

    static RefusedException conflict(String message) {
        return new RefusedException(Reason.CONFLICT, "", message);
    }

    public Reason reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    /** The message, which is always there. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
