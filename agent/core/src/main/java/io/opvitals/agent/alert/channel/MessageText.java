package io.opvitals.agent.alert.channel;

import io.opvitals.agent.template.Template;
import io.opvitals.agent.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a notification says to people: its own words, or those of the channel's template. */
public final class MessageText {

    private static final int MAX_ALERTS = 50;

    private final String template;

    /** @param template empty for none; as {@link TemplateData} has the values */
    public MessageText(String template) {
        this.template = template;
    }

    public boolean hasTemplate() {
        return !template.isEmpty();
    }

    /**
     * What the template makes of it; without one, {@link #plain}.
     *
     * @throws DeliveryException with the column and the expectation, when the template cannot be filled in
     */
    public String body(Notification notification) throws DeliveryException {
        if (template.isEmpty()) {
            return plain(notification);
        }
        try {
            return Template.parse(template).expand(Map.of(), TemplateData.of(notification));
        } catch (TemplateException e) {
            throw DeliveryException.forGood(
                    ChannelSettings.GROUP + notification.channel() + ".template: " + e.getMessage());
        }
    }

    /** {@code [FIRING:2] HighErrorRate routellm}: the status, the alert, and what else the group has in common. */
    public String title(Notification notification) {
        StringBuilder title = new StringBuilder("[");
        Acknowledgement acknowledgement = notification.acknowledgement();
        if (notification.resolved()) {
            title.append("RESOLVED");
        } else if (acknowledgement != null) {
            title.append("ACKNOWLEDGED by ").append(acknowledgement.by());
        } else {
            title.append("FIRING:").append(notification.firing().size() + notification.truncatedAlerts());
        }
        title.append("] ");
        Map<String, String> common = new TreeMap<>(notification.groupLabels());
        for (String each : List.of("alertname", "opvitals_wrapper", "opvitals_operation")) {
            String value = notification.commonLabels().get(each);
            if (value != null) {
                title.append(value).append(' ');
                common.remove(each);
            }
        }
        common.values().forEach(each -> title.append(each).append(' '));
        return oneLine(title.toString());
    }

    /** The title and every alert, in lines. */
    public String plain(Notification notification) {
        StringBuilder text = new StringBuilder(title(notification)).append('\n');
        List<AlertMessage> shown =
                notification.alerts().stream().limit(MAX_ALERTS).toList();
        for (AlertMessage each : shown) {
            lines(each).forEach(line -> text.append("  ").append(line).append('\n'));
        }
        String more = more(notification, shown.size());
        if (!more.isEmpty()) {
            text.append("  ").append(more).append('\n');
        }
        Acknowledgement acknowledgement = notification.acknowledgement();
        if (acknowledgement != null && !acknowledgement.note().isEmpty()) {
            text.append("  ")
                    .append(acknowledgement.by())
                    .append(": ")
                    .append(oneLine(acknowledgement.note()))
                    .append('\n');
        }
        return text.toString();
    }

    /** How many alerts are left out when so many are shown; empty for none. */
    public String more(Notification notification, int shown) {
        int more = notification.alerts().size() - shown + notification.truncatedAlerts();
        return more == 0 ? "" : "and " + more + " more";
    }

    /** What an alert says of itself, else its name. */
    public static String summary(AlertMessage alert) {
        String summary = alert.annotations().getOrDefault("summary", "");
        return oneLine(summary.isEmpty() ? alert.name() : summary);
    }

    /** Without the name: {@code opvitals_wrapper=routellm severity=warning}. */
    public static String labels(AlertMessage alert) {
        List<String> labels = new ArrayList<>();
        alert.labels().forEach((name, value) -> {
            if (!name.equals("alertname")) {
                labels.add(name + "=" + oneLine(value));
            }
        });
        return labels.isEmpty() ? alert.name() : String.join(" ", labels);
    }

    /** The address of what to do about it; empty for none. */
    public static String runbook(AlertMessage alert) {
        return alert.annotations().getOrDefault("runbook_url", "");
    }

    /** At most so many characters, and an ellipsis for what is cut off. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }

    private static List<String> lines(AlertMessage alert) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(alert));
        String description = alert.annotations().getOrDefault("description", "");
        if (!description.isEmpty()) {
            lines.add("  " + oneLine(description));
        }
        lines.add("  " + labels(alert));
        lines.add(
                alert.endsAt() == null
                        ? "  firing since " + alert.startsAt()
                        : "  fired from " + alert.startsAt() + " to " + alert.endsAt());
        String runbook = runbook(alert);
        if (!runbook.isEmpty()) {
            lines.add("  runbook: " + runbook);
        }
        return lines;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
