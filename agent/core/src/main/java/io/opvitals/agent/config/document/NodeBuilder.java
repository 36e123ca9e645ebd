package io.opvitals.agent.config.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes a tree of the parser's events. */
final class NodeBuilder {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 50_000;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final Deque<Node.Collection> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private @Nullable Node root;
    private int documents;
    private int nodes;

    /** {@code null} while there is nothing in the document. */
    @Nullable
    Node root() {
        return root;
    }

    void add(Event event) throws DocumentException {
        switch (event.getEventId()) {
            case DocumentStart -> startDocument(event);
            case Scalar -> addScalar((ScalarEvent) event);
            case Alias -> addAlias((AliasEvent) event);
            case MappingStart, SequenceStart -> start((CollectionStartEvent) event);
            case MappingEnd, SequenceEnd -> end();
            default -> {
                // The stream's own beginning and end, the document's end, and comments, which are not parsed.
            }
        }
    }

    private void startDocument(Event event) throws DocumentException {
        documents++;
        if (documents > 1) {
            throw problem(event, "a second document (expected: one in a file)");
        }
    }

    private void addScalar(ScalarEvent event) throws DocumentException {
        requireStandard(event, event.getTag());
        String text = event.getValue();
        // YAML's null, and a key with nothing behind it.
        boolean isNull = event.isPlain() && (text.equals("~") || text.equals("null"));
        Node.Scalar scalar = new Node.Scalar(isNull ? "" : text, line(event), column(event));
        attach(event, scalar);
        String anchor = anchor(event);
        if (!anchor.isEmpty()) {
            anchors.put(anchor, scalar);
        }
    }

    private void addAlias(AliasEvent event) throws DocumentException {
        String name = event.getAlias().getValue();
        Node node = anchors.get(name);
        if (node == null) {
            throw problem(event, "'*" + name + "' (expected: an anchor &" + name + " that ended before it)");
        }
        attach(event, node);
    }

    private void start(CollectionStartEvent event) throws DocumentException {
        requireStandard(event, event.getTag());
        if (open.size() == MAX_DEPTH) {
            throw problem(event, "too deep (expected: at most " + MAX_DEPTH + " levels)");
        }
        Node.Collection collection =
                new Node.Collection(event instanceof MappingStartEvent, anchor(event), line(event), column(event));
        attach(event, collection);
        open.push(collection);
    }

    /** An anchor can be meant only once its node is whole: so there are no circles. */
    private void end() {
        Node.Collection ended = open.pop();
        if (!ended.anchor.isEmpty()) {
            anchors.put(ended.anchor, ended);
        }
    }

    private void attach(Event event, Node node) throws DocumentException {
        nodes++;
        if (nodes > MAX_NODES) {
            throw problem(event, "too much in it (expected: at most " + MAX_NODES + " values)");
        }
        Node.Collection parent = open.peek();
        if (parent == null) {
            root = node;
            return;
        }
        boolean isKey = parent.isMapping && parent.parts.size() % 2 == 0;
        if (isKey && !(node instanceof Node.Scalar)) {
            throw problem(event, "a collection as a key (expected: a name)");
        }
        parent.parts.add(node);
    }

    private static void requireStandard(Event event, Optional<String> tag) throws DocumentException {
        if (tag.isPresent() && !tag.get().startsWith(STANDARD_TAG) && !tag.get().equals("!")) {
            throw problem(event, "the tag " + tag.get() + " (expected: a value without a tag)");
        }
    }

    private static String anchor(NodeEvent event) {
        Optional<Anchor> anchor = event.getAnchor();
        return anchor.isPresent() ? anchor.get().getValue() : "";
    }

    private static DocumentException problem(Event event, String message) {
        return new DocumentException(line(event), column(event), message);
    }

    private static int line(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent() ? mark.get().getLine() + 1 : 1;
    }

    private static int column(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent() ? mark.get().getColumn() + 1 : 1;
    }
}
