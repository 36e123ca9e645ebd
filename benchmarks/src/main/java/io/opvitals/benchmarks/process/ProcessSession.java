package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.result.Results;
import java.io.IOException;
import java.io.PrintStream;

/** Measures whole JVMs, one question after the other. */
public final class ProcessSession {

    private final ProcessSettings settings;
    private final Laboratory laboratory;
    private final PrintStream progress;

    public ProcessSession(ProcessSettings settings, Laboratory laboratory) {
        this.settings = settings;
        this.laboratory = laboratory;
        this.progress = laboratory.progress();
    }

    /** Start-up, memory and the loading of classes. */
    public void measureStart(Results results) throws IOException, InterruptedException {
        progress.println("hello world, " + settings.startRounds() + " rounds");
        new HelloWall(laboratory).measure(settings.startRounds(), results);
        progress.println("1,000 unrelated classes, " + settings.startRounds() + " rounds");
        new ClassLoading(laboratory).measure(settings.startRounds(), results);
        progress.println("memory of hello world, " + settings.memoryRounds() + " rounds");
        new HelloMemory(laboratory).measure(settings.memoryRounds(), settings.settle(), results);
        if (settings.springRounds() > 0) {
            progress.println("Spring Boot, " + settings.springRounds() + " rounds");
            new SpringBoot(laboratory).measure(settings.springRounds(), settings.settle(), results);
        }
    }

    /** What the agent does while the application does next to nothing. */
    public void measureBackground(Results results) throws IOException, InterruptedException {
        if (settings.cpuRounds() > 0) {
            progress.println("background CPU, " + settings.cpuRounds() + " rounds");
            new BackgroundCpu(laboratory).measure(settings, results);
        }
    }
}
