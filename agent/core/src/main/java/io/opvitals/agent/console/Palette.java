package io.opvitals.agent.console;

import io.opvitals.agent.health.Status;
import java.io.Console;
import java.util.Map;

/** Colours by ANSI escape sequences, or none. Whatever has a colour is also said in words. */
public final class Palette {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";

    private final boolean colored;

    private Palette(boolean colored) {
        this.colored = colored;
    }

    /**
     * What {@code color} means for this process.
     *
     * @param color the setting
     * @param environment the process's environment variables
     */
    public static Palette of(ConsoleSettings.Color color, Map<String, String> environment) {
        return new Palette(
                switch (color) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO -> isWelcome(environment) && isTerminal();
                });
    }

    /** Whether the environment leaves it to us: <a href="https://no-color.org">no-color.org</a>, and dumb terminals. */
    static boolean isWelcome(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    String bold(String text) {
        return in(BOLD, text);
    }

    String dim(String text) {
        return in(DIM, text);
    }

    String status(Status status, String text) {
        return switch (status) {
            case HEALTHY -> in(GREEN, text);
            case DEGRADED -> in(YELLOW, text);
            case UNHEALTHY -> in(RED, text);
            case UNKNOWN -> in(DIM, text);
        };
    }

    private String in(String sequence, String text) {
        return colored ? sequence + text + RESET : text;
    }

    /** Before Java 22 there is a console only on a terminal; since then there may always be one, which can be asked. */
    @SuppressWarnings("SystemConsoleNull") // It does return null before Java 22, and that is what it is asked for.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
