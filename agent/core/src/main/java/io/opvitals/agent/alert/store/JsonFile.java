package io.opvitals.agent.alert.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of this JVM that holds one JSON object, replaced as a whole. One that cannot be read is set aside as
 * {@code NAME.unreadable}, and said. For any thread.
 */
public final class JsonFile {

    private static final String LOGGER = "alert";
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ASIDE = ".unreadable";

    private final DataDirectory data;
    private final String name;
    private final AgentLog log;

    /** @param name in the data directory */
    public JsonFile(DataDirectory data, String name, AgentLog log) {
        this.data = data;
        this.name = name;
        this.log = log;
    }

    /** Writes the members of the object. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /**
     * Reads it, if it is there.
     *
     * @param reader gets the object; an {@link IllegalArgumentException} or {@link DateTimeException} says that it is not
     *     what is written here
     */
    public synchronized void read(Consumer<Fields> reader) {
        byte[] content = null;
        try {
            content = data.read(name);
            if (content != null) {
                reader.accept(parse(content));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            setAside(content, e);
        }
    }

    /** Replaces it; what cannot be kept is said, and tried again with the next write. */
    public synchronized void write(Writing members) {
        try {
            data.write(name, bytes(members));
        } catch (IOException e) {
            log.warn(LOGGER, name + " is not kept: " + e.getMessage());
        }
    }

    private void setAside(byte @Nullable [] content, Exception cause) {
        log.warn(
                LOGGER,
                name + " in " + data.location() + " cannot be read: " + cause.getMessage()
                        + (content == null ? "" : "; it is set aside as " + name + ASIDE)
                        + " (expected: as it was written)");
        if (content == null) {
            return;
        }
        try {
            data.write(name + ASIDE, content);
            data.delete(name);
        } catch (IOException e) {
            log.warn(LOGGER, name + " cannot be set aside: " + e.getMessage());
        }
    }

    private static byte[] bytes(Writing members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            members.to(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static Fields parse(byte[] content) throws IOException {
        try (JsonParser parser = JSON.createParser(content)) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> object) {
                return new Fields(object);
            }
            throw new IllegalArgumentException("no JSON object in it");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                object.put(field, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        if (token == null || !token.isScalarValue()) {
            throw new IllegalArgumentException("it ends early");
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getText();
    }
}
