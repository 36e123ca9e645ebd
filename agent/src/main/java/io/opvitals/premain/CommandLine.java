package io.opvitals.premain;

import java.io.File;
import java.io.PrintStream;

/**
 * {@code java -jar opvitals-agent.jar}. By hand: a library for command lines would make the jar larger by half a megabyte
 * for one command.
 */
final class CommandLine {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final String version;
    private final File jar;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(String version, File jar, PrintStream out, PrintStream err) {
        this.version = version;
        this.jar = jar;
        this.out = out;
        this.err = err;
    }

    /** The exit code. */
    int run(String[] arguments) {
        String command = arguments.length == 0 ? "--help" : arguments[0];
        switch (command) {
            case "--help":
            case "-h":
            case "help":
                help();
                return OK;
            case "--version":
                out.println("opvitals-agent " + version);
                return OK;
            case "attach":
                return attach(arguments);
            default:
                return wrong("'" + command + "' (expected: attach, --help or --version)");
        }
    }

    private int attach(String[] arguments) {
        if (arguments.length == 2 && (arguments[1].equals("--help") || arguments[1].equals("-h"))) {
            help();
            return OK;
        }
        if (arguments.length < 2 || arguments.length > 3) {
            return wrong("attach with " + (arguments.length - 1)
                    + " arguments (expected: attach PID, or attach PID \"name=value;name=value\")");
        }
        Attach.Result result;
        try {
            result = Attach.to(arguments[1], arguments.length == 3 ? arguments[2] : "", jar);
        } catch (NoClassDefFoundError e) {
            err.println("opvitals-agent: this Java runtime has no module jdk.attach (expected: a JDK, or a runtime made"
                    + " with --add-modules jdk.attach)");
            return FAILED;
        }
        if (!result.attached) {
            err.println("opvitals-agent: " + result.message);
            return FAILED;
        }
        out.println("opvitals-agent: " + result.message);
        return OK;
    }

    private int wrong(String problem) {
        err.println("opvitals-agent: " + problem);
        return WRONG_USAGE;
    }

    private void help() {
        out.println("opvitals-agent " + version);
        out.println();
        out.println("Start an application with it:");
        out.println("  java -javaagent:opvitals-agent.jar -jar app.jar");
        out.println("  java \"-javaagent:opvitals-agent.jar=console.interval=5s;health.window=1m\" -jar app.jar");
        out.println();
        out.println("Attach it to one that is running:");
        out.println("  java -jar opvitals-agent.jar attach PID");
        out.println("  java -jar opvitals-agent.jar attach PID \"instrumentation.include=com.acme.Mail#send\"");
        out.println();
        out.println("  PID        of the JVM, as jps lists it; it must belong to the user who runs this command");
        out.println("  settings   name=value, separated by semicolons; the README lists them");
        out.println();
        out.println("  From Java 21 on, the JVM that is attached to warns on its stderr that an agent is loaded; with");
        out.println("  -XX:+EnableDynamicAgentLoading it does not. Attaching a second time does nothing and says so.");
        out.println();
        out.println("  --version  prints the version");
        out.println("  --help     prints this");
        out.println();
        out.println("Exit codes: 0 done, 1 could not attach, 2 wrong usage.");
    }
}
