package io.opvitals.agent.alert.channel;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.template.Template;
import io.opvitals.agent.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one channel is set. Texts are empty where nothing is set.
 *
 * @param name names it in routes and in the API
 * @param type which kind of channel
 * @param url where it is posted to; a secret
 * @param sendResolved whether it is told that an alert is over
 * @param timeout the other side must answer within it
 * @param trustedCertificate a PEM file
 * @param template what is posted or said instead of the channel's own form
 * @param secret signs what a webhook posts
 * @param routingKey PagerDuty's integration key
 */
public record ChannelSettings(
        String name,
        ChannelType type,
        String url,
        boolean sendResolved,
        Duration timeout,
        String trustedCertificate,
        FileTarget file,
        String template,
        String secret,
        String routingKey,
        Mail mail) {

    /** The group of settings that channels have. */
    public static final String GROUP = "opvitals.alert.channel.";

    /**
     * Where a file channel writes.
     *
     * @param maxBytes a longer file is put aside
     */
    public record FileTarget(String path, long maxBytes) {}

    /** Who a mail is from and to, and who takes it. */
    public record Mail(
            String host, int port, Security security, String user, String password, String from, List<String> to) {

        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** How the mail server is spoken to. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    /** Every channel that is set, in the order of the names; without those that {@link #problems} finds something wrong with. */
    public static List<ChannelSettings> of(Settings settings) {
        List<ChannelSettings> all = new ArrayList<>();
        for (String each : settings.names(GROUP)) {
            if (problems(settings, each).isEmpty()) {
                all.add(of(settings, each));
            }
        }
        return all;
    }

    /** What is wrong, one sentence each with the setting, the value and the expectation. */
    public static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        for (String each : settings.names(GROUP)) {
            problems.addAll(problems(settings, each));
        }
        return problems;
    }

    private static List<String> problems(Settings settings, String name) {
        List<String> problems = new ArrayList<>();
        if (!settings.names(Setting.ALERT_CHANNEL_TYPE).contains(name)) {
            problems.add(Setting.ALERT_CHANNEL_TYPE.key(name) + ": not set (expected: one of "
                    + String.join(", ", Setting.ALERT_CHANNEL_TYPE.type().choices()) + ")");
            return problems;
        }
        ChannelType type = settings.choice(Setting.ALERT_CHANNEL_TYPE, name, ChannelType.class);
        for (Setting each : type.needs()) {
            if (!settings.isSet(each, name)) {
                problems.add(each.key(name) + ": not set (expected: a value, for " + type.label() + ")");
            }
        }
        try {
            Template unused = Template.parse(settings.text(Setting.ALERT_CHANNEL_TEMPLATE, name));
        } catch (TemplateException e) {
            problems.add(Setting.ALERT_CHANNEL_TEMPLATE.key(name) + ": " + e.getMessage());
        }
        return problems;
    }

    private static ChannelSettings of(Settings settings, String name) {
        return new ChannelSettings(
                name,
                settings.choice(Setting.ALERT_CHANNEL_TYPE, name, ChannelType.class),
                settings.text(Setting.ALERT_CHANNEL_URL, name),
                settings.flag(Setting.ALERT_CHANNEL_SEND_RESOLVED, name),
                settings.duration(Setting.ALERT_CHANNEL_TIMEOUT, name),
                settings.text(Setting.ALERT_CHANNEL_TRUSTED_CERTIFICATE, name),
                new FileTarget(
                        settings.text(Setting.ALERT_CHANNEL_PATH, name),
                        settings.size(Setting.ALERT_CHANNEL_MAX_SIZE, name)),
                settings.text(Setting.ALERT_CHANNEL_TEMPLATE, name),
                settings.text(Setting.ALERT_CHANNEL_SECRET, name),
                settings.text(Setting.ALERT_CHANNEL_ROUTING_KEY, name),
                mail(settings, name));
    }

    private static Mail mail(Settings settings, String name) {
        return new Mail(
                settings.text(Setting.ALERT_CHANNEL_SMTP_HOST, name),
                settings.number(Setting.ALERT_CHANNEL_SMTP_PORT, name),
                settings.choice(Setting.ALERT_CHANNEL_SMTP_SECURITY, name, Security.class),
                settings.text(Setting.ALERT_CHANNEL_SMTP_USER, name),
                settings.text(Setting.ALERT_CHANNEL_SMTP_PASSWORD, name),
                settings.text(Setting.ALERT_CHANNEL_FROM, name),
                settings.list(Setting.ALERT_CHANNEL_TO, name));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return type.label() + " " + name;
    }
}
