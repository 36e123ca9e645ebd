package io.opvitals.agent.integration.failsafe;

import java.util.function.Supplier;

/** Names a policy, which has no name of its own, after the line of the application that built it. */
final class CreationSite implements Supplier<String> {

    private static final String UNKNOWN = "unnamed";

    @Override
    public String get() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(each -> isOfApplication(each.getClassName()))
                        .findFirst()
                        .map(CreationSite::describe)
                        .orElse(UNKNOWN));
    }

    private static boolean isOfApplication(String className) {
        return !className.startsWith("dev.failsafe.")
                && !className.startsWith("io.opvitals.agent.")
                && !className.endsWith(".OpvitalsDoor");
    }

    private static String describe(StackWalker.StackFrame frame) {
        String className = frame.getClassName();
        return className.substring(className.lastIndexOf('.') + 1) + "." + frame.getMethodName() + ":"
                + frame.getLineNumber();
    }
}
