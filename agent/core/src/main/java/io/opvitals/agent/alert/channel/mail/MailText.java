package io.opvitals.agent.alert.channel.mail;

import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A notification as a mail: plain text and HTML of the same content. All mails about one group refer to the same message,
 * so that they are shown as one conversation; a duplicate has the same {@code Message-ID}. Source: RFC 5322, 2045, 2047.
 */
final class MailText {

    private static final String BOUNDARY = "=_opvitals_alternative";

    /** Of UTF-8 in an encoded word: 75 characters at most, with its frame. */
    private static final int MAX_WORD_BYTES = 42;

    private static final int MAX_TITLE = 200;
    private static final String CRLF = "\r\n";

    private final MessageText text;
    private final String from;
    private final List<String> to;

    MailText(MessageText text, String from, List<String> to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    byte[] of(Notification notification, Instant now) throws DeliveryException {
        String plain = text.body(notification);
        StringBuilder mail = new StringBuilder();
        header(mail, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        header(mail, "From", from);
        header(mail, "To", String.join("," + CRLF + " ", to));
        header(mail, "Subject", encoded(MessageText.cut(text.title(notification), MAX_TITLE)));
        header(mail, "Message-ID", id(notification.key()));
        header(mail, "References", id(notification.groupKey()));
        header(mail, "In-Reply-To", id(notification.groupKey()));
        header(mail, "Auto-Submitted", "auto-generated");
        header(mail, "X-Opvitals-Key", encoded(notification.key()));
        header(mail, "MIME-Version", "1.0");
        if (text.hasTemplate()) {
            part(mail, "text/plain", plain);
        } else {
            header(mail, "Content-Type", "multipart/alternative;" + CRLF + " boundary=\"" + BOUNDARY + "\"");
            mail.append(CRLF).append("--" + BOUNDARY + CRLF);
            part(mail, "text/plain", plain);
            mail.append("--" + BOUNDARY + CRLF);
            part(mail, "text/html", html(notification));
            mail.append("--" + BOUNDARY + "--" + CRLF);
        }
        return mail.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void header(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value).append(CRLF);
    }

    private static void part(StringBuilder mail, String type, String content) {
        header(mail, "Content-Type", type + "; charset=UTF-8");
        header(mail, "Content-Transfer-Encoding", "base64");
        mail.append(CRLF)
                .append(Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)))
                .append(CRLF);
    }

    private String html(Notification notification) {
        StringBuilder html = new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif\">");
        html.append("<h2 style=\"color:")
                .append(notification.resolved() ? "#1a7f37" : "#b42318")
                .append("\">")
                .append(escaped(text.title(notification)))
                .append("</h2>");
        for (AlertMessage each : notification.alerts()) {
            alert(html, each);
        }
        String more = text.more(notification, notification.alerts().size());
        if (!more.isEmpty()) {
            html.append("<p>").append(escaped(more)).append("</p>");
        }
        return html.append("</body></html>\n").toString();
    }

    private static void alert(StringBuilder html, AlertMessage alert) {
        html.append("<h3>").append(escaped(MessageText.summary(alert))).append("</h3>");
        String description = alert.annotations().getOrDefault("description", "");
        if (!description.isEmpty()) {
            html.append("<p>").append(escaped(description)).append("</p>");
        }
        html.append("<table>");
        row(html, "status", alert.status());
        row(html, "since", alert.startsAt().toString());
        alert.labels().forEach((name, value) -> row(html, name, value));
        html.append("</table>");
        String runbook = MessageText.runbook(alert);
        if (runbook.startsWith("http://") || runbook.startsWith("https://")) {
            html.append("<p><a href=\"").append(escaped(runbook)).append("\">Runbook</a></p>");
        }
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><td>")
                .append(escaped(name))
                .append("</td><td>")
                .append(escaped(value))
                .append("</td></tr>");
    }

    private static String escaped(String said) {
        return said.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** As it is where it is plain ASCII that fits a line, else as encoded words: nothing in it can end the header. */
    private static String encoded(String said) {
        if (said.length() <= MAX_WORD_BYTES && said.chars().allMatch(c -> c >= ' ' && c < 127)) {
            return said;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < said.length(); ) {
            String character = Character.toString(said.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MAX_WORD_BYTES) {
                addWord(words, word);
                bytes = 0;
            }
            word.append(character);
            bytes += length;
            i += character.length();
        }
        addWord(words, word);
        return words.toString();
    }

    private static void addWord(StringBuilder words, StringBuilder word) {
        words.append(words.length() == 0 ? "" : CRLF + " ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
        word.setLength(0);
    }

    private static String id(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@opvitals>";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
