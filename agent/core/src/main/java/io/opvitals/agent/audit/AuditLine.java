package io.opvitals.agent.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a record is written: one JSON object on one line, its hash last. The hash is that of the line up to the comma in front
 * of {@code "hash"}, so it covers every byte of it.
 */
final class AuditLine {

    static final String BEFORE_THE_FIRST = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final JsonFactory JSON = new JsonFactory();

    private AuditLine() {}

    /** The line, without its end, and the hash in it. */
    static AuditRecord record(long number, AuditEntry entry, String previous) {
        return new AuditRecord(number, entry, previous, hash(body(number, entry, previous)));
    }

    static String text(AuditRecord record) {
        return body(record.number(), record.entry(), record.previous()) + HASH + record.hash() + END;
    }

    /** Whether the hash in a line is that of the line. */
    static boolean isAsWritten(String line) {
        int hash = line.lastIndexOf(HASH);
        return hash > 0 && line.equals(line.substring(0, hash) + HASH + hash(line.substring(0, hash)) + END);
    }

    /** Reads a line; {@code null} when it is no record. */
    static @Nullable AuditRecord parse(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            Map<String, String> fields = fields(parser);
            return new AuditRecord(
                    Long.parseLong(field(fields, "number")),
                    new AuditEntry(
                            Instant.parse(field(fields, "time")),
                            field(fields, "actor"),
                            field(fields, "origin"),
                            field(fields, "action"),
                            field(fields, "target"),
                            field(fields, "from"),
                            field(fields, "to")),
                    field(fields, "previous"),
                    field(fields, "hash"));
        } catch (IOException | NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256 (expected: every one has)", e);
        }
    }

    private static String body(long number, AuditEntry entry, String previous) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeNumberField("number", number);
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("actor", entry.actor());
            json.writeStringField("origin", entry.origin());
            json.writeStringField("action", entry.action());
            json.writeStringField("target", entry.target());
            json.writeStringField("from", entry.from());
            json.writeStringField("to", entry.to());
            json.writeStringField("previous", previous);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed (expected: never)", e);
        }
        return out.toString();
    }

    private static Map<String, String> fields(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return fields;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!parser.nextToken().isScalarValue()) {
                return Map.of();
            }
            fields.put(name, parser.getText());
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException(name + " is missing");
        }
        return value;
    }
}
