package io.opvitals.agent.web.route;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route takes in its path or its query: how it is written, within which range, and what holds where it is not
 * given.
 *
 * @param place where it stands
 * @param name as it is written
 * @param kind what it is
 * @param least the least whole number
 * @param most the greatest whole number, or the most characters of a text
 * @param choices what a choice may be
 * @param required whether a request must have it
 * @param defaultText what holds without it; {@code null} for nothing
 * @param description for the OpenAPI document
 */
public record Parameter(
        Place place,
        String name,
        Kind kind,
        long least,
        long most,
        List<String> choices,
        boolean required,
        @Nullable String defaultText,
        String description) {

    /** The longest text, unless said otherwise. */
    private static final int TEXT = 256;

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY
    }

    /** What a parameter is. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        CHOICE,
        FLAG,
        /** A moment in RFC 3339, of the years 1970 to 9999. */
        TIME,
        /** A length of time in ISO 8601, {@code PT30M}: above zero, at most ten years. */
        DURATION
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    /** A segment of the path. */
    public static Parameter path(String name, String description) {
        return new Parameter(Place.PATH, name, Kind.TEXT, 0, TEXT, List.of(), true, null, description);
    }

    /** A whole number that is a segment of the path. */
    public static Parameter pathNumber(String name, long least, long most, String description) {
        return new Parameter(Place.PATH, name, Kind.WHOLE_NUMBER, least, most, List.of(), true, null, description);
    }

    public static Parameter text(String name, String description) {
        return query(name, Kind.TEXT, 0, TEXT, List.of(), null, description);
    }

    /** A text of at most so many characters. */
    public static Parameter text(String name, int longest, String description) {
        return query(name, Kind.TEXT, 0, longest, List.of(), null, description);
    }

    /** A whole number; {@code defaultText} may be {@code null}. */
    public static Parameter wholeNumber(
            String name, long least, long most, @Nullable String defaultText, String description) {
        return query(name, Kind.WHOLE_NUMBER, least, most, List.of(), defaultText, description);
    }

    /** One of some words; {@code defaultText} may be {@code null}. */
    public static Parameter choice(
            String name, List<String> choices, @Nullable String defaultText, String description) {
        return query(name, Kind.CHOICE, 0, 0, choices, defaultText, description);
    }

    public static Parameter flag(String name, boolean byDefault, String description) {
        return query(name, Kind.FLAG, 0, 0, List.of(), String.valueOf(byDefault), description);
    }

    public static Parameter time(String name, String description) {
        return query(name, Kind.TIME, 0, 0, List.of(), null, description);
    }

    /** A length of time; {@code defaultText} may be {@code null}. */
    public static Parameter duration(String name, @Nullable String defaultText, String description) {
        return query(name, Kind.DURATION, 0, 0, List.of(), defaultText, description);
    }

    private static Parameter query(
            String name,
            Kind kind,
            long least,
            long most,
            List<String> choices,
            @Nullable String defaultText,
            String description) {
        return new Parameter(Place.QUERY, name, kind, least, most, choices, false, defaultText, description);
    }

    /** The same, and a request must have it. */
    public Parameter must() {
        return new Parameter(place, name, kind, least, most, choices, true, defaultText, description);
    }

    /** What is wrong with a value; {@code null} where nothing is. */
    @Nullable
    String fault(String value) {
        boolean right = switch (kind) {
            case TEXT -> value.length() <= most && !hasControls(value);
            case WHOLE_NUMBER -> isWholeNumber(value);
            case CHOICE -> choices.contains(value);
            case FLAG -> value.equals("true") || value.equals("false");
            case TIME -> Times.isTime(value);
            case DURATION -> Times.isDuration(value);
        };
        return right ? null : Texts.quoted(value) + " (expected: " + expectation() + ")";
    }

    private String expectation() {
        return switch (kind) {
            case TEXT -> "text of at most " + most + " characters";
            case WHOLE_NUMBER -> "a whole number from " + least + " to " + most;
            case CHOICE -> "one of " + String.join(", ", choices);
            case FLAG -> "true or false";
            case TIME -> Times.TIME;
            case DURATION -> Times.DURATION;
        };
    }

    private boolean isWholeNumber(String value) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** As OpenAPI describes it. */
    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        out.writeStringField("in", place == Place.PATH ? "path" : "query");
        out.writeStringField("description", description);
        out.writeBooleanField("required", required);
        out.writeObjectFieldStart("schema");
        switch (kind) {
            case TEXT -> {
                out.writeStringField("type", "string");
                out.writeNumberField("maxLength", most);
            }
            case WHOLE_NUMBER -> {
                out.writeStringField("type", "integer");
                out.writeNumberField("minimum", least);
                out.writeNumberField("maximum", most);
            }
            case CHOICE -> {
                out.writeStringField("type", "string");
                out.writeArrayFieldStart("enum");
                for (String each : choices) {
                    out.writeString(each);
                }
                out.writeEndArray();
            }
            case FLAG -> out.writeStringField("type", "boolean");
            case TIME -> {
                out.writeStringField("type", "string");
                out.writeStringField("format", "date-time");
            }
            case DURATION -> {
                out.writeStringField("type", "string");
                out.writeStringField("format", "duration");
            }
        }
        writeDefault(out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void writeDefault(JsonGenerator out) throws IOException {
        if (defaultText == null) {
            return;
        }
        out.writeFieldName("default");
        switch (kind) {
            case WHOLE_NUMBER -> out.writeNumber(Long.parseLong(defaultText));
            case FLAG -> out.writeBoolean(Boolean.parseBoolean(defaultText));
            default -> out.writeString(defaultText);
        }
    }
}
