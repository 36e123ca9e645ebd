package io.opvitals.agent.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opvitals.agent.operation.ThrownException;
import io.opvitals.agent.trace.Masker;

/** An exception as the semantic conventions write it down, with secrets masked. */
final class ExceptionAttributes {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
    private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

    private ExceptionAttributes() {}

    static Attributes of(ThrownException exception, Masker masker) {
        String message = exception.message() == null ? null : masker.mask(exception.message());
        AttributesBuilder attributes = Attributes.builder().put(TYPE, exception.className());
        if (message != null) {
            attributes.put(MESSAGE, message);
        }
        StringBuilder trace = new StringBuilder(exception.className());
        if (message != null) {
            trace.append(": ").append(message);
        }
        for (StackTraceElement frame : exception.stackTrace()) {
            trace.append("\n\tat ").append(frame);
        }
        for (String cause : exception.causes()) {
            trace.append("\nCaused by: ").append(masker.mask(cause));
        }
        return attributes.put(STACK_TRACE, trace.toString()).build();
    }
}
