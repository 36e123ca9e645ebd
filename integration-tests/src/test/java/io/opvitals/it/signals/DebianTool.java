package io.opvitals.it.signals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program as Debian ships it: {@code prometheus}, {@code promtool}, {@code haproxy}. Closing it ends it. */
final class DebianTool implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin");

    private final Process process;
    private final Path output;

    private DebianTool(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it in this folder; what it says goes to a file there. */
    static DebianTool start(Path folder, String name, String... arguments) {
        Path output = folder.resolve(name + ".log");
        try {
            Process process = new ProcessBuilder(command(name, arguments))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new DebianTool(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it with this on its stdin; returns its exit code and all it says. */
    static String run(Path folder, String input, String name, String... arguments) throws InterruptedException {
        try {
            Path in = Files.writeString(folder.resolve(name + ".in"), input);
            Path out = folder.resolve(name + ".out");
            Process process = new ProcessBuilder(command(name, arguments))
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " still runs after 60 s");
            }
            return "exit code " + process.exitValue() + "\n" + Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(String name, String... arguments) {
        for (String each : FOLDERS) {
            Path program = Path.of(each, name);
            if (Files.isExecutable(program)) {
                List<String> command = new ArrayList<>();
                command.add(program.toString());
                command.addAll(List.of(arguments));
                return command;
            }
        }
        throw new IllegalStateException(
                name + " is not there (expected: installed by apt, as .ci/run does with prometheus and haproxy)");
    }
}
