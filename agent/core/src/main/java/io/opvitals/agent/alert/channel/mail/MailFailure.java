package io.opvitals.agent.alert.channel.mail;

import io.opvitals.agent.alert.channel.ChannelSettings;
import io.opvitals.agent.alert.channel.DeliveryException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Why a mail was not taken, in words that say what to do. */
final class MailFailure {

    /** From here on a server says that the same again would fail again. Source: RFC 5321, section 4.2.1. */
    private static final int LASTING = 500;

    private MailFailure() {}

    /** What the server says is shown, but for the password, should it quote that. */
    static DeliveryException of(MessagingException failure, ChannelSettings settings) {
        DeliveryException said = said(failure, settings);
        String password = settings.mail().password();
        if (password.isEmpty() || !said.reason().contains(password)) {
            return said;
        }
        String masked = said.reason().replace(password, "***");
        return said.isLasting() ? DeliveryException.forGood(masked) : DeliveryException.forNow(masked);
    }

    private static DeliveryException said(MessagingException failure, ChannelSettings settings) {
        String server = settings.mail().toString();
        String key = ChannelSettings.GROUP + settings.name();
        if (failure instanceof AuthenticationFailedException) {
            return DeliveryException.forGood(server + " refuses the login: " + said(failure) + " (expected: that of "
                    + key + ".smtp.user and .smtp.password)");
        }
        if (failure instanceof SendFailedException refused) {
            return refused(refused, server);
        }
        if (has(failure, SocketTimeoutException.class) && !has(failure, SocketConnectException.class)) {
            return DeliveryException.forNow(server + " has not answered (expected: within "
                    + settings.timeout().toMillis() + " ms, " + key + ".timeout)");
        }
        if (failure instanceof MailConnectException) {
            return DeliveryException.forNow(
                    "nobody answers at " + server + ": " + deepest(failure) + " (expected: a mail server there)");
        }
        if (has(failure, CertificateException.class)) {
            return DeliveryException.forNow("the certificate of " + server + " is not trusted: " + deepest(failure)
                    + " (expected: one of the JVM's authorities, or " + key + ".trusted-certificate)");
        }
        return DeliveryException.forNow(server + ": " + said(failure) + ", " + key + ".smtp.security is "
                + settings.mail().security());
    }

    private static DeliveryException refused(SendFailedException failure, String server) {
        boolean lasting = false;
        for (@Nullable Exception each = failure;
                each instanceof MessagingException next;
                each = next.getNextException()) {
            lasting |= code(next) >= LASTING;
        }
        StringBuilder reason = new StringBuilder(server + " does not take it: " + said(failure));
        boolean others = failure.getValidSentAddresses() != null && failure.getValidSentAddresses().length > 0;
        if (others) {
            reason.append("; the other receivers have it");
        }
        // Once more would be once more for the others, too.
        return lasting || others
                ? DeliveryException.forGood(reason.toString())
                : DeliveryException.forNow(reason.toString());
    }

    private static int code(MessagingException failure) {
        if (failure instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof SMTPAddressFailedException refused ? refused.getReturnCode() : 0;
    }

    /** What it says, and what those behind it say, in one line. */
    private static String said(MessagingException failure) {
        StringBuilder said = new StringBuilder();
        int left = 3;
        for (@Nullable Exception each = failure; each != null && left-- > 0; ) {
            String message =
                    String.valueOf(each.getMessage()).replaceAll("\\s+", " ").strip();
            if (said.indexOf(message) < 0) {
                said.append(said.length() == 0 ? "" : ": ").append(message);
            }
            each = each instanceof MessagingException next ? next.getNextException() : null;
        }
        return said.toString();
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        for (@Nullable Throwable each = failure; each != null; each = cause(each)) {
            deepest = each;
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable each = failure; each != null; each = cause(each)) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof MessagingException next && next.getNextException() != null
                ? next.getNextException()
                : failure.getCause();
    }
}
