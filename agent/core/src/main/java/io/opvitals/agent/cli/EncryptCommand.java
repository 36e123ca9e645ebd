package io.opvitals.agent.cli;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.secret.SealedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "encrypt",
        customSynopsis = "java -jar opvitals-agent.jar encrypt [--key-file FILE] [--json]",
        description = "Encrypts a value, to be written into the configuration as ${enc:...}.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "The value is asked for at the terminal, or read from stdin. The key is that of --key-file, else that of",
            "OPVITALS_CONFIG_KEY or OPVITALS_CONFIG_KEY_FILE, else a new one, which is printed on stderr."
        })
final class EncryptCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final Terminal terminal;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Holds the key; made with a new one if it is not there, for its owner only.")
    private String keyFile = "";

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    EncryptCommand(Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.terminal = terminal;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        SealedText seal = new SealedText(key());
        String sealed = seal.seal(new String(terminal.secret("value", false)));
        // What is sealed has no character that JSON would have to escape.
        out.println(json ? "{\"value\":\"" + sealed + "\"}" : sealed);
        return ExitCode.OK;
    }

    private String key() throws IOException {
        String file = keyFile.isEmpty()
                ? environment.getOrDefault(Setting.CONFIG_KEY_FILE.environmentVariable(), "")
                : keyFile;
        String key = environment.getOrDefault(Setting.CONFIG_KEY.environmentVariable(), "");
        if (!keyFile.isEmpty() || (key.isEmpty() && !file.isEmpty())) {
            Path path = Path.of(file);
            return Files.exists(path) ? Files.readString(path) : made(path);
        }
        if (!key.isEmpty()) {
            return key;
        }
        String made = SealedText.newKey();
        err.println("A new key, because none was given. Keep it outside of the configuration: as "
                + Setting.CONFIG_KEY.environmentVariable() + ", or in a file that "
                + Setting.CONFIG_KEY_FILE.key() + " names.");
        err.println(made);
        return made;
    }

    private String made(Path path) throws IOException {
        OpenOption[] options = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        String key = SealedText.newKey();
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                options = new OpenOption[] {StandardOpenOption.WRITE};
            }
            Files.writeString(path, key + "\n", options);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + " came in between (expected: no such file, or one with a key in it)", e);
        }
        err.println("A new key is in " + path + ". Name it by " + Setting.CONFIG_KEY_FILE.key() + ".");
        return key;
    }
}
