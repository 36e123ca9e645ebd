package io.opvitals.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program in a JVM of its own. Standard error goes to a file, which is quoted when the program fails. */
final class ChildJvm implements AutoCloseable {

    /** Far more than any start-up takes; a JVM that hangs is killed, and its benchmark fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int QUOTED_ERROR_CHARACTERS = 2_000;

    private final Process process;
    private final BufferedReader output;
    private final Path errorFile;
    private final long startNanos;

    ChildJvm(List<String> command, Path errorFile) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errorFile.toFile());
        // An agent of the user's own would be measured with ours.
        builder.environment().keySet().removeIf(ChildJvm::changesTheJvm);
        this.errorFile = errorFile;
        this.startNanos = System.nanoTime();
        this.process = builder.start();
        this.output = process.inputReader();
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
    }

    private static boolean changesTheJvm(String name) {
        return name.equals("JAVA_TOOL_OPTIONS")
                || name.equals("JDK_JAVA_OPTIONS")
                || name.equals("_JAVA_OPTIONS")
                || name.startsWith("OTEL_")
                || name.startsWith("OPVITALS_")
                || name.startsWith("ELASTIC_APM_");
    }

    /**
     * Reads on until a line that starts with {@code prefix}.
     *
     * @return what follows the prefix in that line
     * @throws IOException when the program ends without having written such a line
     */
    String awaitLine(String prefix) throws IOException {
        @Nullable String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length()).trim();
            }
        }
        throw new IOException("ended without writing " + prefix + ": " + error());
    }

    /** Since the process was started. */
    double elapsedMillis() {
        return (System.nanoTime() - startNanos) / 1e6;
    }

    /** @throws IOException when the program does not end with 0 */
    void awaitEnd() throws IOException, InterruptedException {
        output.lines().forEach(line -> {});
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("ended with " + exitCode + ": " + error());
        }
    }

    /**
     * The most physical memory the process has held so far, as the Linux kernel counts it ({@code VmHWM}). Empty on other
     * systems.
     */
    OptionalDouble peakMemoryMib() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                long kib = Long.parseLong(line.replaceAll("\\D", ""));
                return OptionalDouble.of(kib / 1024.0);
            }
        }
        return OptionalDouble.empty();
    }

    /** CPU time that all threads of the process have used so far. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Ends a program that waits for the end of its standard input. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String error() throws IOException {
        String error = Files.readString(errorFile);
        return error.substring(Math.max(0, error.length() - QUOTED_ERROR_CHARACTERS));
    }
}
