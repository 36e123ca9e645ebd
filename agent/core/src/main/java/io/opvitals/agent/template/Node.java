package io.opvitals.agent.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. */
sealed interface Node {

    /** Stands as it is. */
    record Text(String text) implements Node {}

    /** A value, written. */
    record Output(Pipeline pipeline) implements Node {}

    /** {@code $name := value}, or {@code $name = value} of a variable that is there. */
    record Assign(String name, boolean isNew, Pipeline pipeline) implements Node {}

    /** {@code if}, or {@code with}, which makes the value {@code .} in what follows. */
    record Branch(Pipeline condition, boolean binds, List<Node> then, List<Node> otherwise) implements Node {}

    /** {@code range}; the names of the variables are empty where there are none. */
    record Loop(String key, String value, Pipeline pipeline, List<Node> body, List<Node> otherwise) implements Node {}

    /** Commands, each of which gets the result of the one before as its last argument. */
    record Pipeline(List<Command> commands) {}

    /** A function with its arguments, or one operand alone. */
    record Command(List<Operand> operands) {}

    /** A value in a command. */
    sealed interface Operand {

        /** Where it stands in the template, from 1. */
        int column();
    }

    record Literal(@Nullable Object value, int column) implements Operand {}

    record Function(String name, int column) implements Operand {}

    /** {@code .a.b}, from what {@code .} is. */
    record Field(List<String> path, int column) implements Operand {}

    /** {@code $name.a.b}. */
    record Variable(String name, List<String> path, int column) implements Operand {}

    /** {@code (pipeline).a.b}. */
    record Group(Pipeline pipeline, List<String> path, int column) implements Operand {}
}
