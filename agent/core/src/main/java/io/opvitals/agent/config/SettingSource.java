package io.opvitals.agent.config;

/**
 * Where a value comes from.
 *
 * @param kind which layer
 * @param name the file, the environment variable, the system property, who made the change, or the profile
 * @param line where in the file, from 1; 0 where it is none
 * @param column where in the line, from 1; 0 where it is none
 */
public record SettingSource(Kind kind, String name, int line, int column) {

    static final SettingSource DEFAULT = new SettingSource(Kind.DEFAULT, "", 0, 0);
    static final SettingSource INVALID = new SettingSource(Kind.INVALID, "", 0, 0);

    /** The layers, the one with most say first. */
    public enum Kind {
        /** Nothing is monitored, because the configuration is invalid. */
        INVALID,
        RUN_TIME,
        ARGUMENT,
        PROPERTY,
        VARIABLE,
        /** The part of the file for the environment. */
        FILE_ENVIRONMENT,
        FILE,
        /** What comes with the environment. */
        PROFILE,
        DEFAULT
    }

    static SettingSource of(Kind kind, String name) {
        return new SettingSource(kind, name, 0, 0);
    }

    /** Whether it is known when the JVM starts and stays so until it ends. */
    public boolean isFixed() {
        return kind == Kind.ARGUMENT || kind == Kind.PROPERTY || kind == Kind.VARIABLE;
    }

    /** In words: {@code opvitals.yaml:12:5}, {@code environment variable OPVITALS_LOG_LEVEL}. */
    public String text() {
        return switch (kind) {
            case INVALID -> "the configuration is invalid";
            case RUN_TIME -> "changed at run time by " + name;
            case ARGUMENT -> "agent argument";
            case PROPERTY -> "system property " + name;
            case VARIABLE -> "environment variable " + name;
            case FILE_ENVIRONMENT, FILE -> name + ":" + line + ":" + column;
            case PROFILE -> "profile " + name;
            case DEFAULT -> "default";
        };
    }
}
