package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression that has been read. Immutable, for any thread. */
public final class Query {

    private static final int MAX_LENGTH = 10_000;

    private final String text;
    private final Expr expression;
    private final List<Selector> selectors;

    private Query(String text, Expr expression) {
        this.text = text;
        this.expression = expression;
        List<Selector> found = new ArrayList<>();
        Walk.selectors(expression, found);
        this.selectors = List.copyOf(found);
    }

    /**
     * Reads an expression.
     *
     * @throws PromqlException with the column and the expectation
     */
    public static Query parse(String text) throws PromqlException {
        if (text.length() > MAX_LENGTH) {
            throw new PromqlException(
                    MAX_LENGTH,
                    "it goes on to " + text.length() + " (expected: at most " + MAX_LENGTH + " characters)");
        }
        Expr expression = new Parser(new Lexer(text).tokens()).parse();
        Types.check(expression);
        return new Query(text, expression);
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** What it gives. */
    public ValueType type() {
        return expression.type();
    }

    /** All series that it asks for, in order. */
    public List<Selector> selectors() {
        return selectors;
    }

    /** The series that it asks for, where it is a selector and nothing else; else {@code null}. */
    public @Nullable Selector selector() {
        return expression instanceof Expr.Select select ? select.selector() : null;
    }

    /** Whether Prometheus understands it as it is written: {@code baseline()} and {@code anomaly()} it has not. */
    public boolean isPromql() {
        return !Walk.usesOurs(expression);
    }

    /** What it looks at, without the comparison. */
    public Watched watched() {
        return Watched.of(this);
    }

    /** A part of it as an expression of its own. */
    Query part(Expr part) {
        return new Query(text, part);
    }

    Expr expression() {
        return expression;
    }

    @Override
    public String toString() {
        return text;
    }
}
