package io.opvitals.agent.instrument;

import java.util.List;
import java.util.Locale;

/**
 * Why one method is or is not monitored.
 *
 * @param answer in a word
 * @param method the class and the method, {@code package.Class#method(descriptor)}, or as it was asked for
 * @param classLoader which class loader the class is from; empty where it is not loaded
 * @param operation the operation that it is or would be; empty where it would be none
 * @param because what says so: an annotation or a selector; empty where nothing does
 * @param detail what else there is to know: what excludes it, what went wrong, what could have been meant
 * @param otherAgents names of other agents whose code is in the class already
 */
public record Explanation(
        Answer answer,
        String method,
        String classLoader,
        String operation,
        String because,
        String detail,
        List<String> otherAgents) {

    /** Every answer there is. */
    public enum Answer {
        /** Its calls are counted. */
        MONITORED,
        /** It is chosen and its class is not rewoven yet. */
        PENDING,
        /** No class of this name is loaded. */
        NOT_LOADED,
        /** The class has no such method. */
        NO_SUCH_METHOD,
        /** It has no code of its own that could be woven: abstract, native, a bridge, or synthetic. */
        NO_CODE,
        /** Neither an annotation nor a selector means it. */
        NO_MATCH,
        /** It is chosen, and excluded. */
        EXCLUDED,
        /** It is chosen, and so many methods are monitored already. */
        LEFT_OUT,
        /** It is chosen, and weaving its class went wrong. */
        WEAVING_FAILED,
        /** Its class is of the JDK or of the agent, which are not woven. */
        IGNORED_CLASS_LOADER,
        /** The JVM does not let its class be changed or looked into. */
        UNMODIFIABLE,
        /** Nothing is monitored at the moment. */
        OFF
    }

    public Explanation {
        otherAgents = List.copyOf(otherAgents);
    }

    /** In a sentence. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(": ");
        text.append(answer.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!operation.isEmpty()) {
            text.append(" as ").append(operation);
        }
        if (!because.isEmpty()) {
            text.append(", by ").append(because);
        }
        if (!detail.isEmpty()) {
            text.append(", ").append(detail);
        }
        if (!classLoader.isEmpty()) {
            text.append(" (class loader ").append(classLoader).append(')');
        }
        if (!otherAgents.isEmpty()) {
            text.append("; already transformed by ").append(String.join(", ", otherAgents));
        }
        return text.toString();
    }
}
