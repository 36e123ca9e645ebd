package io.opvitals.agent.instrument;

/** Default names of wrappers. */
final class OperationNames {

    private OperationNames() {}

    /** {@code com/acme/Gateway$RouteLlmClient} becomes {@code route-llm-client}. */
    static String wrapper(String internalName) {
        int end = internalName.length();
        int dollar = internalName.lastIndexOf('$');
        // The class around an anonymous one.
        while (dollar > 0 && dollar + 1 < end && Character.isDigit(internalName.charAt(dollar + 1))) {
            end = dollar;
            dollar = internalName.lastIndexOf('$', end - 1);
        }
        int start = Math.max(internalName.lastIndexOf('/', end - 1), dollar < end - 1 ? dollar : -1) + 1;
        return kebab(internalName.substring(start, end));
    }

    /** A word begins at a capital that follows a small letter or digit, or that precedes a small letter. */
    private static String kebab(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                boolean afterSmall = !Character.isUpperCase(name.charAt(i - 1));
                boolean beforeSmall = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
                if (afterSmall || beforeSmall) {
                    kebab.append('-');
                }
            }
            kebab.append(c == '$' || c == '_' ? '-' : Character.toLowerCase(c));
        }
        return kebab.toString().replace("--", "-");
    }
}
