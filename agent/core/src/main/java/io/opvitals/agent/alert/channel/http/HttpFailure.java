package io.opvitals.agent.alert.channel.http;

import io.opvitals.agent.alert.channel.DeliveryException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, in words that say what to do. */
final class HttpFailure {

    private static final int MAX_SAID = 200;

    private HttpFailure() {}

    static DeliveryException of(Throwable failure, HttpPost.Target target, String notAnswered) {
        if (failure instanceof HttpTimeoutException) {
            return DeliveryException.forNow(notAnswered);
        }
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return DeliveryException.forNow(
                    "host '" + target.address().getHost() + "' is not known (expected: a name" + " that resolves)");
        }
        if (has(failure, CertificateException.class)) {
            return DeliveryException.forNow("the certificate of " + target + " is not trusted: " + reason(failure)
                    + " (expected: one of the JVM's authorities, or opvitals.alert.channel." + target.channel()
                    + ".trusted-certificate)");
        }
        if (has(failure, SSLException.class)) {
            return DeliveryException.forNow(target + " does not speak TLS as expected: " + reason(failure));
        }
        if (has(failure, ConnectException.class)) {
            return DeliveryException.forNow("nobody answers at " + target + " (expected: a server there)");
        }
        return DeliveryException.forNow(target + ": " + reason(failure) + " (expected: an answer)");
    }

    /** What an answer says, for a message: its beginning, in one line. */
    static String said(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "";
        }
        return ": '" + (line.length() > MAX_SAID ? line.substring(0, MAX_SAID) + "..." : line) + "'";
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            deepest = each;
        }
        @Nullable String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
