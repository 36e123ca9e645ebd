package io.opvitals.agent.export;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why an export failed.
 *
 * @param text in words for a line of the log
 * @param answered whether there was an answer at all
 */
record FailureCause(String text, boolean answered) {

    static FailureCause of(@Nullable Throwable failure) {
        if (failure instanceof FailedExportException.HttpExportException http && http.getResponse() != null) {
            return new FailureCause(describe(http.getResponse()), true);
        }
        if (failure instanceof FailedExportException.GrpcExportException grpc && grpc.getResponse() != null) {
            return new FailureCause(describe(grpc.getResponse()), true);
        }
        Throwable cause = failure instanceof FailedExportException ? failure.getCause() : failure;
        return new FailureCause(cause == null ? "no reason given" : describe(unwrapped(cause)), false);
    }

    private static String describe(HttpResponse response) {
        String message = response.getStatusMessage();
        return "HTTP status " + response.getStatusCode() + (message.isEmpty() ? "" : " " + message);
    }

    private static String describe(GrpcResponse response) {
        String description = response.getStatusDescription();
        return "grpc status " + response.getStatusCode() + (description == null ? "" : " " + description);
    }

    private static String describe(Throwable cause) {
        if (isOrIsCausedBy(cause, UnresolvedAddressException.class)
                || isOrIsCausedBy(cause, UnknownHostException.class)) {
            return "unknown host";
        }
        if (cause.getClass().getSimpleName().equals("HttpConnectTimeoutException")) {
            return "no connection within the time-out";
        }
        if (cause instanceof ConnectException) {
            return "connection refused";
        }
        if (cause.getClass().getSimpleName().equals("HttpTimeoutException")
                || cause instanceof SocketTimeoutException) {
            return "no answer within the time-out";
        }
        if (cause instanceof SSLException) {
            return "TLS: " + cause.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }

    private static Throwable unwrapped(Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null
                && (inner instanceof CompletionException
                        || inner instanceof ExecutionException
                        || inner instanceof UncheckedIOException)) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static boolean isOrIsCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
