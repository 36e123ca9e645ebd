package io.opvitals.premain;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the agent tells the command that attached it what became of it: a line in a file that the command has made and
 * named in front of the arguments (io.opvitals.agent.cli.Attach in the core writes the name and reads the line). Without the file, or where it cannot be written, the answer is on stderr only.
 */
final class AttachReply {

    private static final String ATTACHED = "attached";

    private static final String NAME = "attach.reply=";

    private final @Nullable File file;

    /** The arguments without the file. */
    final @Nullable String arguments;

    private AttachReply(@Nullable File file, @Nullable String arguments) {
        this.file = file;
        this.arguments = arguments;
    }

    static AttachReply of(@Nullable String arguments) {
        int end = arguments == null ? -1 : arguments.indexOf(';');
        return arguments == null || end < 0 || !arguments.startsWith(NAME)
                ? new AttachReply(null, arguments)
                : new AttachReply(new File(arguments.substring(NAME.length(), end)), arguments.substring(end + 1));
    }

    void send(StartupChecks.Verdict verdict) {
        if (verdict.start) {
            send(ATTACHED);
        } else if (verdict.reason.isEmpty()) {
            send("the process is a tool of the JDK, which is not monitored (expected: an application)");
        } else {
            send(verdict.reason);
        }
    }

    private void send(String message) {
        if (file == null || !file.isFile()) {
            return;
        }
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The command then says where else to look.
        }
    }
}
