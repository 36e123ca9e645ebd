package io.opvitals.benchmarks;

import io.opvitals.benchmarks.agent.AgentJars;
import io.opvitals.benchmarks.agent.Agents;
import io.opvitals.benchmarks.agent.Sink;
import io.opvitals.benchmarks.collection.CollectionSession;
import io.opvitals.benchmarks.collection.HistorySession;
import io.opvitals.benchmarks.fork.Forks;
import io.opvitals.benchmarks.gate.Gates;
import io.opvitals.benchmarks.hotpath.HotPathSession;
import io.opvitals.benchmarks.process.JarSizes;
import io.opvitals.benchmarks.process.Laboratory;
import io.opvitals.benchmarks.process.ProcessSession;
import io.opvitals.benchmarks.report.Machine;
import io.opvitals.benchmarks.report.Report;
import io.opvitals.benchmarks.result.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** The command: measures, prints, judges. Started by {@code benchmarks/run}, which builds what it needs. */
public final class Benchmarks {

    /** The governor lets the start pass, then takes a step every five seconds; sampling is the last of four. */
    private static final Duration UNTIL_SAMPLED = Duration.ofSeconds(40);

    private static final int GATE_BROKEN = 1;
    private static final int WRONG_USE = 2;

    private final Options options;
    private final Settings settings;
    private final Project project;
    private final PrintStream out;

    private Benchmarks(Options options, Project project, PrintStream out) {
        this.options = options;
        this.settings = options.quick() ? Settings.QUICK : Settings.DEFAULT;
        this.project = project;
        this.out = out;
    }

    /** The first two arguments are {@code run}'s own: the project's directory and its commit. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        List<String> all = List.of(arguments);
        Options options;
        try {
            options = Options.parse(all.subList(2, all.size()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        Benchmarks benchmarks = new Benchmarks(options, new Project(Path.of(all.get(0))), System.out);
        if (!benchmarks.run(all.get(1))) {
            System.exit(GATE_BROKEN);
        }
    }

    /** Returns whether every gate that was measured holds. */
    private boolean run(String commit) throws IOException, InterruptedException, RunnerException {
        Machine machine =
                ThisMachine.describe(LocalDate.now(ZoneOffset.UTC), commit, options.quick() ? "quick" : "default");
        if (machine.isBusy()) {
            out.println(
                    "Others use " + Math.round(machine.busyPercent()) + " % of this machine: what follows is noise.");
        }
        Results results = new Results();
        measure(results);
        Report report = new Report(machine, results, Gates.judge(results));
        write(report, machine);
        out.println();
        out.print(report.text());
        out.println();
        report.brokenGates().forEach(out::println);
        return report.brokenGates().isEmpty();
    }

    private void measure(Results results) throws IOException, InterruptedException, RunnerException {
        AgentJars jars = AgentJars.in(project.directory());
        Path javaHome = JavaHomes.current();
        try (Sink sink = new Sink()) {
            Agents agents = new Agents(jars, sink.address(), project.scratch());
            if (options.parts().contains(Part.HOT)) {
                Path virtualThreadsHome = JavaHomes.withVirtualThreads(javaHome).orElse(null);
                HotPathSession.ofCalls(
                                new Forks(settings.hotPath(), project.scratch()),
                                agents,
                                options.variants(),
                                settings.peersEverywhere(),
                                javaHome,
                                virtualThreadsHome,
                                out)
                        .measure(results);
            }
            if (options.parts().contains(Part.SAMPLED)) {
                Forks forks = new Forks(settings.hotPath().withWarmup(UNTIL_SAMPLED), project.scratch());
                HotPathSession.ofSampledCalls(forks, agents, options.variants(), javaHome, out)
                        .measure(results);
            }
            if (options.parts().contains(Part.FEATURES)) {
                Forks forks = new Forks(settings.hotPath(), project.scratch());
                HotPathSession.ofFeatures(forks, agents, options.variants(), javaHome, out)
                        .measure(results);
            }
            if (options.parts().contains(Part.CYCLE)) {
                out.println("collection cycle, " + settings.collection().rounds() + " rounds");
                new CollectionSession(new Forks(settings.collection(), project.scratch()), javaHome).measure(results);
            }
            if (options.parts().contains(Part.HISTORY)) {
                out.println("history, " + settings.collection().rounds() + " rounds");
                new HistorySession(new Forks(settings.collection(), project.scratch()), javaHome).measure(results);
            }
            Laboratory laboratory = new Laboratory(
                    javaHome,
                    agents,
                    options.variants(),
                    project.classPath(),
                    project.springClassPath(),
                    project.scratch(),
                    out);
            ProcessSession processes = new ProcessSession(settings.process(), laboratory);
            if (options.parts().contains(Part.STARTUP)) {
                processes.measureStart(results);
            }
            if (options.parts().contains(Part.BACKGROUND)) {
                processes.measureBackground(results);
            }
        }
        if (options.parts().contains(Part.JAR)) {
            new JarSizes(jars, options.variants()).measure(results);
        }
    }

    private void write(Report report, Machine machine) throws IOException {
        Files.writeString(project.results().resolve("results.json"), report.json());
        Files.writeString(project.results().resolve("results.md"), report.markdown());
        if (options.publish() && machine.isBusy()) {
            out.println("not published: the machine was busy (expected: nothing else runs on it)");
        } else if (options.publish()) {
            Readme.publish(project.readme(), report.markdown());
        }
    }
}
