package io.opvitals.agent.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a template: text, and actions between double braces. */
final class TemplateParser {

    private static final int MAX_DEPTH = 50;

    private final String text;
    private int at;
    private int depth;

    /** The word that ended the last block: {@code end}, {@code else}, or empty for the end of the template. */
    private String ending = "";

    private int endingAt;

    TemplateParser(String text) {
        this.text = text;
    }

    List<Node> parse() throws TemplateException {
        List<Node> nodes = block();
        if (!ending.isEmpty()) {
            throw failure(endingAt, "'" + ending + "' without an if, range or with before it");
        }
        return nodes;
    }

    private List<Node> block() throws TemplateException {
        if (++depth > MAX_DEPTH) {
            throw failure(at, "too many blocks in one another (expected: at most " + MAX_DEPTH + ")");
        }
        List<Node> nodes = new ArrayList<>();
        ending = "";
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            String plain = open < 0 ? text.substring(at) : text.substring(at, open);
            boolean trims = open >= 0 && text.startsWith("{{- ", open);
            addText(nodes, trims ? plain.stripTrailing() : plain);
            if (open < 0) {
                at = text.length();
                break;
            }
            at = open + (trims ? 3 : 2);
            if (isEnded(nodes)) {
                depth--;
                return List.copyOf(nodes);
            }
        }
        ending = "";
        depth--;
        return List.copyOf(nodes);
    }

    /** Reads an action; whether it ends the block. */
    private boolean isEnded(List<Node> nodes) throws TemplateException {
        skipBlanks();
        int start = at;
        if (text.startsWith("/*", at)) {
            comment();
            return false;
        }
        String word = isLetter() ? word() : "";
        switch (word) {
            case "end" -> {
                close();
                ending = word;
                endingAt = start;
                return true;
            }
            case "else" -> {
                ending = word;
                endingAt = start;
                skipBlanks();
                return true;
            }
            case "if", "with" -> nodes.add(branch(word.equals("with"), start));
            case "range" -> nodes.add(loop(start));
            case "define", "template", "block", "break", "continue" ->
                throw failure(start, "'" + word + "' (expected: a value, if, range, with, else or end)");
            default -> {
                at = start;
                nodes.add(value());
                close();
            }
        }
        return false;
    }

    private Node branch(boolean binds, int start) throws TemplateException {
        Node.Pipeline condition = pipeline();
        close();
        List<Node> then = block();
        return new Node.Branch(condition, binds, then, otherwise(start, binds));
    }

    private Node loop(int start) throws TemplateException {
        skipBlanks();
        String key = "";
        String value = "";
        int before = at;
        if (peek() == '$') {
            value = variable();
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
                key = value;
                value = variable();
                skipBlanks();
            }
            if (text.startsWith(":=", at)) {
                at += 2;
            } else {
                key = "";
                value = "";
                at = before;
            }
        }
        Node.Pipeline pipeline = pipeline();
        close();
        List<Node> body = block();
        return new Node.Loop(key, value, pipeline, body, otherwise(start, false));
    }

    /** What stands after {@code else}, up to the {@code end} that ends all of it. */
    private List<Node> otherwise(int start, boolean binds) throws TemplateException {
        if (ending.equals("else")) {
            if (isLetter()) {
                int at = this.at;
                String word = word();
                if (!word.equals("if") && !word.equals("with")) {
                    throw failure(at, "'" + word + "' (expected: if or }})");
                }
                return List.of(branch(word.equals("with"), at));
            }
            close();
            List<Node> nodes = block();
            if (ending.equals("end")) {
                return nodes;
            }
        } else if (ending.equals("end")) {
            return List.of();
        }
        throw failure(start, (binds ? "with" : "if or range") + " is not ended (expected: {{ end }})");
    }

    private Node value() throws TemplateException {
        if (peek() == '$') {
            int before = at;
            String name = variable();
            skipBlanks();
            boolean isNew = text.startsWith(":=", at);
            if (isNew || (peek() == '=' && !name.isEmpty())) {
                at += isNew ? 2 : 1;
                return new Node.Assign(name, isNew, pipeline());
            }
            at = before;
        }
        return new Node.Output(pipeline());
    }

    private Node.Pipeline pipeline() throws TemplateException {
        List<Node.Command> commands = new ArrayList<>();
        do {
            skipBlanks();
            commands.add(command());
            skipBlanks();
        } while (accept('|'));
        return new Node.Pipeline(List.copyOf(commands));
    }

    private Node.Command command() throws TemplateException {
        List<Node.Operand> operands = new ArrayList<>();
        Node.Operand next = operand();
        while (next != null) {
            operands.add(next);
            skipBlanks();
            next = operand();
        }
        if (operands.isEmpty()) {
            throw failure(at, found() + " (expected: a value such as $value, $labels.name or \"text\")");
        }
        if (operands.size() > 1 && !(operands.get(0) instanceof Node.Function)) {
            throw failure(
                    operands.get(1).column() - 1,
                    "a value after a value (expected: a function first, or | between them)");
        }
        return new Node.Command(List.copyOf(operands));
    }

    private Node.@Nullable Operand operand() throws TemplateException {
        int column = at + 1;
        char c = peek();
        if (c == '$') {
            String name = variable();
            return new Node.Variable(name, path(), column);
        }
        if (c == '.') {
            if (at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
                return number(column);
            }
            List<String> path = path();
            if (path.isEmpty()) {
                at++;
            }
            return new Node.Field(path, column);
        }
        if (c == '(') {
            return group(column);
        }
        if (c == '"' || c == '`') {
            return new Node.Literal(string(), column);
        }
        if (Character.isDigit(c) || ((c == '-' || c == '+') && isDigitAt(at + 1))) {
            return number(column);
        }
        return isLetter() ? word(column) : null;
    }

    private Node.Operand word(int column) throws TemplateException {
        String word = word();
        return switch (word) {
            case "true" -> new Node.Literal(true, column);
            case "false" -> new Node.Literal(false, column);
            case "nil" -> new Node.Literal(null, column);
            default -> {
                if (!Functions.isKnown(word)) {
                    throw failure(column - 1, "'" + word + "' (expected: a function: " + Functions.NAMES + ")");
                }
                yield new Node.Function(word, column);
            }
        };
    }

    private Node.Operand group(int column) throws TemplateException {
        if (++depth > MAX_DEPTH) {
            throw failure(at, "too many brackets in one another (expected: at most " + MAX_DEPTH + ")");
        }
        at++;
        Node.Pipeline pipeline = pipeline();
        if (!accept(')')) {
            throw failure(at, found() + " (expected: a closing bracket)");
        }
        depth--;
        return new Node.Group(pipeline, path(), column);
    }

    /** {@code .a.b}; empty where there is none. */
    private List<String> path() {
        List<String> path = new ArrayList<>();
        while (peek() == '.' && at + 1 < text.length() && isLetter(text.charAt(at + 1))) {
            at++;
            path.add(word());
        }
        return List.copyOf(path);
    }

    private String variable() {
        at++;
        return isLetter() ? word() : "";
    }

    private Node.Operand number(int column) throws TemplateException {
        int start = at;
        at++;
        while (at < text.length() && ("+-.".indexOf(peek()) >= 0 || Character.isLetterOrDigit(peek()))) {
            boolean isSign = peek() == '+' || peek() == '-';
            if (isSign && Character.toLowerCase(text.charAt(at - 1)) != 'e') {
                break;
            }
            at++;
        }
        String number = text.substring(start, at);
        try {
            BigDecimal value = new BigDecimal(number);
            boolean isWhole = number.chars().allMatch(each -> each == '-' || each == '+' || Character.isDigit(each));
            return new Node.Literal(isWhole ? (Object) value.longValueExact() : value.doubleValue(), column);
        } catch (ArithmeticException | NumberFormatException e) {
            throw failure(start, "'" + number + "' (expected: a number)");
        }
    }

    private String string() throws TemplateException {
        int start = at;
        char quote = peek();
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && peek() != quote && (quote == '`' || peek() != '\n')) {
            char c = text.charAt(at++);
            if (c == '\\' && quote == '"' && at < text.length()) {
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'n' -> value.append('\n');
                    case 't' -> value.append('\t');
                    case 'r' -> value.append('\r');
                    case '\\', '"' -> value.append(escaped);
                    default -> throw failure(at - 2, "'\\" + escaped + "' (expected: \\n, \\t, \\r, \\\" or \\\\)");
                }
            } else {
                value.append(c);
            }
        }
        if (peek() != quote) {
            throw failure(start, "a text without end (expected: a closing " + quote + ')');
        }
        at++;
        return value.toString();
    }

    private void comment() throws TemplateException {
        int end = text.indexOf("*/", at);
        if (end < 0) {
            throw failure(at, "a comment without end (expected: */)");
        }
        at = end + 2;
        close();
    }

    /** The end of an action. */
    private void close() throws TemplateException {
        skipBlanks();
        boolean trims = text.startsWith("-}}", at);
        if (!trims && !text.startsWith("}}", at)) {
            throw failure(at, found() + " (expected: }})");
        }
        at += trims ? 3 : 2;
        if (trims) {
            skipBlanks();
        }
    }

    private static void addText(List<Node> nodes, String text) {
        if (!text.isEmpty()) {
            nodes.add(new Node.Text(text));
        }
    }

    private boolean accept(char c) {
        if (peek() != c || at >= text.length()) {
            return false;
        }
        at++;
        return true;
    }

    private String word() {
        int start = at;
        while (at < text.length() && (isLetter(peek()) || Character.isDigit(peek()))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isLetter() {
        return isLetter(peek());
    }

    private boolean isDigitAt(int place) {
        return place < text.length() && Character.isDigit(text.charAt(place));
    }

    private static boolean isLetter(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    private String found() {
        return at < text.length() ? "'" + peek() + "'" : "the end";
    }

    private static TemplateException failure(int at, String message) {
        return new TemplateException(at + 1, message);
    }
}
