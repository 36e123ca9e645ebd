package io.opvitals.agent.web.route;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value looks like: stands in the OpenAPI document, and checks what clients send. Immutable. An object has
 * the fields it names and no others.
 */
public final class Schema {

    private enum Kind {
        TEXT("string"),
        WHOLE_NUMBER("integer"),
        NUMBER("number"),
        FLAG("boolean"),
        LIST("array"),
        MAP("object"),
        OBJECT("object"),
        ANY("");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The format by which forms know what not to show. */
    private static final String SECRET = "password";

    private static final String TIME = "date-time";

    private record Field(Schema schema, String description, boolean required) {}

    private final Kind kind;
    private final @Nullable String name;
    private final @Nullable String format;
    private final List<String> choices;
    private final @Nullable Schema items;
    private final Map<String, Field> fields;
    private final boolean nullable;
    private final long most;

    private Schema(
            Kind kind,
            @Nullable String name,
            @Nullable String format,
            List<String> choices,
            @Nullable Schema items,
            Map<String, Field> fields,
            boolean nullable,
            long most) {
        this.kind = kind;
        this.name = name;
        this.format = format;
        this.choices = choices;
        this.items = items;
        this.fields = fields;
        this.nullable = nullable;
        this.most = most;
    }

    private static Schema of(Kind kind) {
        return new Schema(kind, null, null, List.of(), null, Map.of(), false, 0);
    }

    public static Schema text() {
        return of(Kind.TEXT);
    }

    /** Text of at most so many characters. */
    public static Schema text(int longest) {
        return new Schema(Kind.TEXT, null, null, List.of(), null, Map.of(), false, longest);
    }

    /** Text of at most so many characters that is never shown, also not in a message that says what is wrong with it. */
    public static Schema secret(int longest) {
        return new Schema(Kind.TEXT, null, SECRET, List.of(), null, Map.of(), false, longest);
    }

    /** One of these texts. */
    public static Schema choice(List<String> choices) {
        return new Schema(Kind.TEXT, null, null, List.copyOf(choices), null, Map.of(), false, 0);
    }

    /** A moment in RFC 3339, {@code 2026-11-21T14:03:07.412Z}; one that is sent, of the years 1970 to 9999. */
    public static Schema time() {
        return new Schema(Kind.TEXT, null, TIME, List.of(), null, Map.of(), false, 0);
    }

    public static Schema wholeNumber() {
        return of(Kind.WHOLE_NUMBER);
    }

    public static Schema number() {
        return of(Kind.NUMBER);
    }

    public static Schema flag() {
        return of(Kind.FLAG);
    }

    /** Any JSON value. */
    public static Schema any() {
        return of(Kind.ANY);
    }

    public static Schema list(Schema items) {
        return new Schema(Kind.LIST, null, null, List.of(), items, Map.of(), false, 0);
    }

    /** At most so many items. */
    public static Schema list(Schema items, int longest) {
        return new Schema(Kind.LIST, null, null, List.of(), items, Map.of(), false, longest);
    }

    /** An object with any names, and values of one kind. */
    public static Schema map(Schema values) {
        return new Schema(Kind.MAP, null, null, List.of(), values, Map.of(), false, 0);
    }

    public static Schema object() {
        return of(Kind.OBJECT);
    }

    /** The same with a field that is always there. */
    public Schema field(String field, Schema schema, String description) {
        return with(field, new Field(schema, description, true));
    }

    /** The same with a field that may be missing. */
    public Schema optional(String field, Schema schema, String description) {
        return with(field, new Field(schema, description, false));
    }

    /** The same with the fields of another object, too. */
    public Schema and(Schema other) {
        Schema with = this;
        for (Map.Entry<String, Field> each : other.fields.entrySet()) {
            with = with.with(each.getKey(), each.getValue());
        }
        return with;
    }

    private Schema with(String field, Field value) {
        if (kind != Kind.OBJECT || fields.containsKey(field)) {
            throw new IllegalArgumentException("field " + field + " (expected: a new one of an object)");
        }
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Schema(kind, name, format, choices, items, Collections.unmodifiableMap(more), nullable, most);
    }

    /** The same, written once in the document under this name. */
    public Schema named(String newName) {
        return new Schema(kind, newName, format, choices, items, fields, nullable, most);
    }

    /** The same, or {@code null}. */
    public Schema orNull() {
        return new Schema(kind, name, format, choices, items, fields, true, most);
    }

    /** Puts this and what it is made of, as far as it has names, into {@code byName}. */
    void collect(Map<String, Schema> byName) {
        if (name != null && byName.putIfAbsent(name, this) != null) {
            return;
        }
        if (items != null) {
            items.collect(byName);
        }
        for (Field each : fields.values()) {
            each.schema.collect(byName);
        }
    }

    /** Writes a reference where it has a name, else all of it. */
    void write(JsonGenerator out) throws IOException {
        write(out, "");
    }

    /** Writes all of it. */
    void writeDefinition(JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeMembers(out, false);
        out.writeEndObject();
    }

    private void write(JsonGenerator out, String description) throws IOException {
        out.writeStartObject();
        if (!description.isEmpty()) {
            out.writeStringField("description", description);
        }
        if (name == null) {
            writeMembers(out, nullable);
        } else if (nullable) {
            out.writeArrayFieldStart("anyOf");
            out.writeStartObject();
            out.writeStringField("$ref", "#/components/schemas/" + name);
            out.writeEndObject();
            out.writeStartObject();
            out.writeStringField("type", "null");
            out.writeEndObject();
            out.writeEndArray();
        } else {
            out.writeStringField("$ref", "#/components/schemas/" + name);
        }
        out.writeEndObject();
    }

    private void writeMembers(JsonGenerator out, boolean orNull) throws IOException {
        if (kind == Kind.ANY) {
            return;
        }
        if (orNull) {
            out.writeArrayFieldStart("type");
            out.writeString(kind.word);
            out.writeString("null");
            out.writeEndArray();
        } else {
            out.writeStringField("type", kind.word);
        }
        if (format != null) {
            out.writeStringField("format", format);
        }
        if (most > 0) {
            out.writeNumberField(kind == Kind.LIST ? "maxItems" : "maxLength", most);
        }
        if (!choices.isEmpty()) {
            out.writeArrayFieldStart("enum");
            for (String each : choices) {
                out.writeString(each);
            }
            if (orNull) {
                out.writeNull();
            }
            out.writeEndArray();
        }
        if (items != null) {
            out.writeFieldName(kind == Kind.LIST ? "items" : "additionalProperties");
            items.write(out);
        }
        if (kind == Kind.OBJECT) {
            writeFields(out);
        }
    }

    private void writeFields(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("properties");
        for (Map.Entry<String, Field> each : fields.entrySet()) {
            out.writeFieldName(each.getKey());
            each.getValue().schema.write(out, each.getValue().description);
        }
        out.writeEndObject();
        out.writeArrayFieldStart("required");
        for (Map.Entry<String, Field> each : fields.entrySet()) {
            if (each.getValue().required) {
                out.writeString(each.getKey());
            }
        }
        out.writeEndArray();
        out.writeBooleanField("additionalProperties", false);
    }

    /** What is wrong with a value as {@link Json#read} gives it; empty where nothing is. */
    public List<Problem.Fault> faults(@Nullable Object value) {
        List<Problem.Fault> faults = new ArrayList<>();
        check(value, "body", faults);
        return faults;
    }

    private void check(@Nullable Object value, String at, List<Problem.Fault> faults) {
        if (kind == Kind.ANY || (value == null && nullable)) {
            return;
        }
        switch (kind) {
            case TEXT -> checkText(value, at, faults);
            case WHOLE_NUMBER ->
                expect(value instanceof BigDecimal n && isWhole(n), value, "a whole number", at, faults);
            case NUMBER -> expect(value instanceof BigDecimal, value, "a number", at, faults);
            case FLAG -> expect(value instanceof Boolean, value, "true or false", at, faults);
            case LIST -> checkList(value, at, faults);
            case MAP, OBJECT -> checkObject(value, at, faults);
            case ANY -> {}
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 53)) <= 0;
    }

    private void checkText(@Nullable Object sent, String at, List<Problem.Fault> faults) {
        Object value = SECRET.equals(format) && sent != null ? "***" : sent;
        if (expect(sent instanceof String, value, "text", at, faults)) {
            String text = String.valueOf(sent);
            expect(choices.isEmpty() || choices.contains(text), value, "one of " + choices, at, faults);
            expect(most == 0 || text.length() <= most, value, "at most " + most + " characters", at, faults);
            expect(!TIME.equals(format) || Times.isTime(text), value, Times.TIME, at, faults);
        }
    }

    private void checkList(@Nullable Object value, String at, List<Problem.Fault> faults) {
        if (!(value instanceof List<?> list)) {
            expect(false, value, "a list", at, faults);
            return;
        }
        expect(most == 0 || list.size() <= most, list.size(), "at most " + most + " items", at, faults);
        for (int i = 0; i < list.size() && items != null; i++) {
            items.check(list.get(i), at + "[" + i + "]", faults);
        }
    }

    private void checkObject(@Nullable Object value, String at, List<Problem.Fault> faults) {
        if (!(value instanceof Map<?, ?> map)) {
            expect(false, value, "an object", at, faults);
            return;
        }
        for (Map.Entry<String, Field> each : fields.entrySet()) {
            if (each.getValue().required && !map.containsKey(each.getKey())) {
                faults.add(new Problem.Fault(at + "." + each.getKey(), "is missing"));
            }
        }
        for (Map.Entry<?, ?> each : map.entrySet()) {
            String key = String.valueOf(each.getKey());
            Field field = fields.get(key);
            Schema schema = field == null ? items : field.schema;
            if (schema == null) {
                faults.add(new Problem.Fault(
                        at + "." + Texts.cut(key), "is not known (expected: one of " + names() + ")"));
            } else {
                schema.check(each.getValue(), at + "." + Texts.cut(key), faults);
            }
        }
    }

    private Set<String> names() {
        return new LinkedHashSet<>(fields.keySet());
    }

    private static boolean expect(
            boolean right, @Nullable Object value, String expected, String at, List<Problem.Fault> faults) {
        if (!right) {
            String shown = value instanceof Map ? "an object" : value instanceof List ? "a list" : Texts.quoted(value);
            faults.add(new Problem.Fault(at, shown + " (expected: " + expected + ")"));
        }
        return right;
    }
}
