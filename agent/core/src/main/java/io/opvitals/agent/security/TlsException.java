package io.opvitals.agent.security;

/** A certificate or its key cannot be used; the message names the file and what is expected of it, nothing in it. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1;

    TlsException(String message) {
        super(message);
    }
}
