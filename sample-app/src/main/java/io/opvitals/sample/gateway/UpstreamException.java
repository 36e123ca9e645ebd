package io.opvitals.sample.gateway;

/** The upstream answered that it cannot, or did not answer sense. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UpstreamException(String message) {
        super(message);
    }

    UpstreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
