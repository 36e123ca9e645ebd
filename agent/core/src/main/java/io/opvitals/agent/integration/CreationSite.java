package io.opvitals.agent.integration;

import java.util.List;
import java.util.function.Supplier;

/** Names an object of a library, which has no name of its own, after the line of the application that built it. */
public final class CreationSite implements Supplier<String> {

    private static final String UNKNOWN = "unnamed";

    private final List<String> libraries;

    /** @param libraries packages of the library and of what builds its objects for others, with a dot behind */
    public CreationSite(String... libraries) {
        this.libraries = List.of(libraries);
    }

    @Override
    public String get() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(each -> isOfApplication(each.getClassName()))
                        .findFirst()
                        .map(CreationSite::describe)
                        .orElse(UNKNOWN));
    }

    private boolean isOfApplication(String className) {
        return libraries.stream().noneMatch(className::startsWith)
                && !className.startsWith("io.opvitals.agent.")
                && !className.endsWith(".OpvitalsDoor");
    }

    private static String describe(StackWalker.StackFrame frame) {
        String className = frame.getClassName();
        return className.substring(className.lastIndexOf('.') + 1) + "." + frame.getMethodName() + ":"
                + frame.getLineNumber();
    }
}
