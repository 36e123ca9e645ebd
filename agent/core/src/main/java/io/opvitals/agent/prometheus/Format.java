package io.opvitals.agent.prometheus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a scrape is written. */
public enum Format {
    /** The text format 0.0.4; also for who asks for nothing, or for nothing there is. */
    TEXT("text", "plain", "text/plain; version=0.0.4; charset=utf-8"),
    OPEN_METRICS("application", "openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8"),
    /** With native histograms. */
    PROTOBUF(
            "application",
            "vnd.google.protobuf",
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited"),
    /** A summary for people and scripts, not for Prometheus. */
    JSON("application", "json", "application/json");

    private final String type;
    private final String subtype;
    private final String contentType;

    Format(String type, String subtype, String contentType) {
        this.type = type;
        this.subtype = subtype;
        this.contentType = contentType;
    }

    /** The {@code Content-Type} of the answer. */
    public String contentType() {
        return contentType;
    }

    /**
     * The one that a request likes best (RFC 9110, section 12.5.1). Of those it likes equally, the first it names.
     *
     * @param accept the request's {@code Accept}; {@code null} where it has none
     */
    public static Format of(@Nullable String accept) {
        Format best = TEXT;
        double most = 0;
        for (String each : accept == null ? new String[0] : accept.split(",", -1)) {
            String[] parts = each.split(";", -1);
            Format format = named(parts[0].strip().toLowerCase(Locale.ROOT));
            double weight = format == null || !format.fits(parts) ? 0 : weight(parts);
            if (format != null && weight > most) {
                most = weight;
                best = format;
            }
        }
        return best;
    }

    private static @Nullable Format named(String range) {
        if (range.equals("*/*")) {
            return TEXT;
        }
        for (Format each : values()) {
            if (range.equals(each.type + "/" + each.subtype) || (range.equals("text/*") && each == TEXT)) {
                return each;
            }
        }
        return null;
    }

    /** Protobuf is asked for with what it is to hold; the only encoding is the delimited one. */
    private boolean fits(String[] parts) {
        if (this != PROTOBUF) {
            return true;
        }
        String proto = parameter(parts, "proto");
        String encoding = parameter(parts, "encoding");
        return "io.prometheus.client.MetricFamily".equals(proto) && (encoding == null || encoding.equals("delimited"));
    }

    private static double weight(String[] parts) {
        String q = parameter(parts, "q");
        if (q == null) {
            return 1;
        }
        try {
            double weight = Double.parseDouble(q);
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String parameter(String[] parts, String name) {
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0 && parts[i].substring(0, equals).strip().equalsIgnoreCase(name)) {
                return parts[i].substring(equals + 1).strip().replace("\"", "");
            }
        }
        return null;
    }
}
