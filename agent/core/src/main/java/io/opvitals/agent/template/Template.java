package io.opvitals.agent.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text with places that are filled in. Immutable, for any thread. */
public final class Template {

    private static final int MAX_LENGTH = 100_000;

    private final String text;
    private final List<Node> nodes;

    private Template(String text, List<Node> nodes) {
        this.text = text;
        this.nodes = nodes;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException with the column and the expectation
     */
    public static Template parse(String text) throws TemplateException {
        if (text.length() > MAX_LENGTH) {
            throw new TemplateException(
                    MAX_LENGTH,
                    "it goes on to " + text.length() + " (expected: at most " + MAX_LENGTH + " characters)");
        }
        return new Template(text, new TemplateParser(text).parse());
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** Whether it is always the same: itself. */
    public boolean isConstant() {
        return nodes.isEmpty() || (nodes.size() == 1 && nodes.get(0) instanceof Node.Text);
    }

    /**
     * Fills it in. Values are texts, numbers, flags, {@code null}, and lists and maps by text of these; what a map does not
     * hold is empty.
     *
     * @param variables what {@code $name} is
     * @param root what {@code .} is, and {@code $}
     * @throws TemplateException when it cannot be done with these values
     */
    public String expand(Map<String, ?> variables, @Nullable Object root) throws TemplateException {
        Expansion expansion = new Expansion(variables, root);
        expansion.write(nodes);
        return expansion.text();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
