package io.opvitals.agent.cli;

import io.opvitals.agent.secret.PasswordHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "hash-password",
        customSynopsis = "java -jar opvitals-agent.jar hash-password [--json]",
        description = "Hashes a password, for opvitals.user.NAME.password-hash.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = "The password is asked for twice at the terminal, or read from stdin.")
final class HashPasswordCommand implements Callable<Integer> {

    /** As where users are made over HTTP. */
    private static final int SHORTEST = 12;

    private final Terminal terminal;
    private final PrintWriter out;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    HashPasswordCommand(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        char[] password = terminal.secret("password", true);
        if (password.length < SHORTEST) {
            throw new IOException(
                    "a password of " + password.length + " characters (expected: " + SHORTEST + " or more)");
        }
        String hash = PasswordHash.of(password).text();
        Arrays.fill(password, '\0');
        // A hash has no character that JSON would have to escape.
        out.println(json ? "{\"hash\":\"" + hash + "\"}" : hash);
        return ExitCode.OK;
    }
}
