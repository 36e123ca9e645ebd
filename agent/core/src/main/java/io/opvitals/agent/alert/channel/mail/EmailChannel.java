package io.opvitals.agent.alert.channel.mail;

import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.ChannelSettings;
import io.opvitals.agent.alert.channel.ChannelSettings.Security;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.channel.TrustedCertificates;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Sends mails, one connection each. Where STARTTLS or TLS is asked for, a server without it is refused, and its certificate
 * must be trusted and be for its host.
 */
public final class EmailChannel implements Channel {

    private static final String PROTOCOL = "smtp";

    private final ChannelSettings settings;
    private final ChannelSettings.Mail mail;
    private final MessageText text;
    private final InstantSource clock;

    public EmailChannel(ChannelSettings settings, MessageText text, InstantSource clock) {
        this.settings = settings;
        this.mail = settings.mail();
        this.text = text;
        this.clock = clock;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException {
        Address[] to = addresses();
        byte[] content = new MailText(text, address("from", mail.from()).toString(), texts(to))
                .of(notification, clock.instant());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new MailProviders());
        try {
            Session session = Session.getInstance(properties());
            try (SMTPTransport transport = new SMTPTransport(session, null)) {
                transport.connect(mail.host(), mail.port(), mail.user(), mail.password());
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(content)), to);
            }
        } catch (MessagingException e) {
            throw MailFailure.of(e, settings);
        } catch (IOException e) {
            throw DeliveryException.forNow(key("trusted-certificate") + ": " + e.getMessage());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Source: the package documentation of org.eclipse.angus.mail.smtp. */
    private Properties properties() throws IOException, DeliveryException {
        String millis = Long.toString(settings.timeout().toMillis());
        boolean login = !mail.user().isEmpty();
        Properties properties = new Properties();
        set(properties, "connectiontimeout", millis);
        set(properties, "timeout", millis);
        set(properties, "auth", Boolean.toString(login));
        // Those who are known get the mail, also where one of them is not.
        set(properties, "sendpartial", "true");
        // Else the name of this machine is looked up, which can take long.
        set(properties, "localhost", "opvitals");
        set(properties, "from", address("from", mail.from()).getAddress());
        set(properties, "starttls.enable", Boolean.toString(mail.security() == Security.STARTTLS));
        set(properties, "starttls.required", Boolean.toString(mail.security() == Security.STARTTLS));
        set(properties, "ssl.enable", Boolean.toString(mail.security() == Security.TLS));
        set(properties, "ssl.checkserveridentity", "true");
        set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (!settings.trustedCertificate().isEmpty()) {
            properties.put(
                    "mail." + PROTOCOL + ".ssl.socketFactory",
                    new TrustedCertificates(settings.trustedCertificate())
                            .context()
                            .getSocketFactory());
        }
        return properties;
    }

    private static void set(Properties properties, String name, String value) {
        properties.setProperty("mail." + PROTOCOL + "." + name, value);
    }

    private Address[] addresses() throws DeliveryException {
        List<Address> addresses = new ArrayList<>();
        for (String each : mail.to()) {
            addresses.add(address("to", each));
        }
        return addresses.toArray(new Address[0]);
    }

    private InternetAddress address(String setting, String written) throws DeliveryException {
        try {
            return new InternetAddress(written, true);
        } catch (AddressException e) {
            throw DeliveryException.forGood(
                    key(setting) + ": '" + written + "' (expected: an address such as team@example.org)");
        }
    }

    private static List<String> texts(Address[] addresses) {
        List<String> texts = new ArrayList<>();
        for (Address each : addresses) {
            texts.add(each.toString());
        }
        return texts;
    }

    private String key(String setting) {
        return ChannelSettings.GROUP + settings.name() + "." + setting;
    }
}
