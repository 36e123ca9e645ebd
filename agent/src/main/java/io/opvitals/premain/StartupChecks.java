package io.opvitals.premain;

import java.util.Properties;

/**
 * Reasons not to start, one after the other. The first that holds decides.
 *
 * <p>A JDK tool gets no word: with the agent in {@code JAVA_TOOL_OPTIONS}, {@code keytool} and {@code jps} are started
 * with it, too, and their output may be read by a script.
 */
final class StartupChecks {

    private static final int OLDEST_JAVA = 17;
    /** How the reason begins when there is one already. */
    static final String ATTACHED_ALREADY = "the agent is attached already";

    private static final String DOOR = "java.lang.OpvitalsDoor";

    private static final StartupCheck[] CHECKS = {new JdkTool(), new JavaVersion(), new AlreadyAttached()};

    private StartupChecks() {}

    static Verdict run(Properties properties) {
        for (StartupCheck each : CHECKS) {
            Verdict verdict = each.check(properties);
            if (!verdict.start) {
                return verdict;
            }
        }
        return Verdict.START;
    }

    /** Why this Java cannot run the core; empty where it can. */
    static String problemWithJava(Properties properties) {
        String version = properties.getProperty("java.specification.version", "");
        int dot = version.indexOf('.');
        // Before 9 it read 1.8.
        String feature =
                dot < 0 ? version : version.startsWith("1.") ? version.substring(2) : version.substring(0, dot);
        try {
            if (Integer.parseInt(feature) >= OLDEST_JAVA) {
                return "";
            }
        } catch (NumberFormatException e) {
            return ""; // An unknown scheme is a newer one.
        }
        return "Java " + version + " (expected: " + OLDEST_JAVA + " or newer)";
    }

    /** What a check says. */
    static final class Verdict {

        static final Verdict START = new Verdict(true, "");

        final boolean start;

        /** For stderr; empty for saying nothing. */
        final String reason;

        private Verdict(boolean start, String reason) {
            this.start = start;
            this.reason = reason;
        }

        static Verdict stop(String reason) {
            return new Verdict(false, reason);
        }
    }

    /** One reason not to start. */
    private interface StartupCheck {
        Verdict check(Properties properties);
    }

    private static final class JavaVersion implements StartupCheck {
        @Override
        public Verdict check(Properties properties) {
            String problem = problemWithJava(properties);
            return problem.isEmpty()
                    ? Verdict.START
                    : Verdict.stop(problem + "; the application runs without the agent");
        }
    }

    private static final class AlreadyAttached implements StartupCheck {
        @Override
        public Verdict check(Properties properties) {
            try {
                Class.forName(DOOR, false, null);
            } catch (ClassNotFoundException e) {
                return Verdict.START;
            }
            return Verdict.stop(ATTACHED_ALREADY + " (expected: one -javaagent:opvitals-agent.jar, or one attach);"
                    + " the second one does nothing");
        }
    }

    /** Programs of the JDK itself, told by the module or class that the launcher was asked to run. */
    private static final class JdkTool implements StartupCheck {

        private static final String[] CLASSES = {
            "sun.tools.", "sun.security.tools.", "com.sun.tools.", "jdk.", "sun.jvm."
        };

        @Override
        public Verdict check(Properties properties) {
            String module = properties.getProperty("jdk.module.main", "");
            String command = properties.getProperty("sun.java.command", "");
            String main = command.substring(command.indexOf('/') + 1);
            boolean tool = module.startsWith("jdk.") || module.startsWith("java.");
            for (String each : CLASSES) {
                tool |= main.startsWith(each);
            }
            return tool ? Verdict.stop("") : Verdict.START;
        }
    }
}
