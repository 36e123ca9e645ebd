package io.opvitals.agent.config.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Reads documents. Never throws for what stands in one. */
public final class DocumentReader {

    /** The longest document, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String EXPECTED = " (expected: YAML 1.2 or JSON)";

    private DocumentReader() {}

    /**
     * Reads one.
     *
     * @param content in UTF-8
     */
    public static Document read(byte[] content) {
        return read(content, false);
    }

    /**
     * Reads one in which sequences hold more than scalars: what is in a sequence is a value of its own, with its place, from
     * 0, in its path.
     *
     * @param content in UTF-8
     */
    public static Document readIndexed(byte[] content) {
        return read(content, true);
    }

    /** Whether nothing but blanks and comments stands in it, as in a file that an editor has just begun to write. */
    public static boolean isEmpty(byte[] content) {
        return plain(new String(content, StandardCharsets.UTF_8))
                .lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---") || line.equals("..."));
    }

    private static Document read(byte[] content, boolean indexed) {
        if (content.length > MAX_BYTES) {
            return failed(1, 1, "longer than " + MAX_BYTES + " bytes (expected: a configuration)");
        }
        String text = plain(new String(content, StandardCharsets.UTF_8));
        NodeBuilder builder = new NodeBuilder();
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_BYTES)
                .setParseComments(false)
                .build();
        try {
            for (Event each : new Parse(settings).parseString(text)) {
                builder.add(each);
            }
        } catch (DocumentException e) {
            return new Document(List.of(), List.of(e.problem()));
        } catch (MarkedYamlEngineException e) {
            return marked(e);
        } catch (RuntimeException | StackOverflowError e) {
            // Of the library: characters that may not stand in YAML, among others.
            return failed(1, 1, firstLine(e.getMessage()) + EXPECTED);
        }
        Node root = builder.root();
        return root == null ? new Document(List.of(), List.of()) : new Flattening(indexed).flatten(root);
    }

    /** Without what editors put in front; with blanks for the tabs that JSON may be indented with. */
    private static String plain(String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return plain.stripLeading().startsWith("{") ? plain.replace('\t', ' ') : plain;
    }

    private static Document marked(MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark();
        String problem = firstLine(e.getProblem()) + EXPECTED;
        return mark.isPresent()
                ? failed(mark.get().getLine() + 1, mark.get().getColumn() + 1, problem)
                : failed(1, 1, problem);
    }

    private static Document failed(int line, int column, String message) {
        return new Document(List.of(), List.of(new DocumentProblem(line, column, message)));
    }

    private static String firstLine(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "it cannot be read";
        }
        String line = message.strip().lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }
}
