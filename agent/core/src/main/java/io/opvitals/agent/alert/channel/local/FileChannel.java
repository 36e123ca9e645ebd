package io.opvitals.agent.alert.channel.local;

import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.channel.NotificationJson;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/**
 * Adds a line to a file for each notification: JSON as the webhook has it, or what a template makes of it. A file that
 * would be longer than allowed is put aside as {@code PATH.1}, that one as {@code PATH.2}, up to {@code PATH.5}.
 */
public final class FileChannel implements Channel {

    private static final int KEPT = 5;

    private final File file;
    private final long maxBytes;
    private final MessageText text;

    public FileChannel(String path, long maxBytes, MessageText text) {
        this.file = new File(path).getAbsoluteFile();
        this.maxBytes = maxBytes;
        this.text = text;
    }

    /** On disk when this returns. */
    @Override
    public void deliver(Notification notification) throws DeliveryException {
        String said = text.hasTemplate() ? text.body(notification) : NotificationJson.text(notification);
        byte[] line = (said.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            makeFolder();
            if (file.length() > 0 && file.length() + line.length > maxBytes) {
                rotate();
            }
            try (FileOutputStream out = new FileOutputStream(file, true)) {
                out.write(line);
                out.getFD().sync();
            }
        } catch (IOException e) {
            throw DeliveryException.forNow(
                    "'" + file + "' cannot be written to: " + e.getMessage() + " (expected: a file that may be)");
        }
    }

    private void makeFolder() throws IOException {
        File folder = file.getParentFile();
        if (folder != null && !folder.isDirectory() && !folder.mkdirs() && !folder.isDirectory()) {
            throw new IOException("its folder cannot be made");
        }
    }

    private void rotate() throws IOException {
        for (int i = KEPT - 1; i >= 0; i--) {
            File from = i == 0 ? file : numbered(i);
            if (from.isFile()) {
                Files.move(from.toPath(), numbered(i + 1).toPath(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private File numbered(int number) {
        return new File(file.getPath() + "." + number);
    }
}
