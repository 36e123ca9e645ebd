package io.opvitals.agent;

import io.opvitals.agent.alert.channel.ChannelSettings;
import io.opvitals.agent.cli.Commands;
import io.opvitals.agent.config.Settings;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the premain hands a command over: puts the commands together, in a JVM without an application. */
public final class CommandEntry {

    private CommandEntry() {}

    /**
     * Called by the premain, by name, once.
     *
     * @param arguments of the command line
     * @param version of the agent
     * @param jar the agent's own
     * @return the exit code
     */
    public static int run(String[] arguments, String version, File jar, PrintStream out, PrintStream err) {
        Map<String, String> environment = System.getenv();
        return new Commands(version, jar, each -> problems(each, environment), environment, out, err).run(arguments);
    }

    /** What is wrong with settings that are right one by one. */
    private static List<String> problems(Settings settings, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        FeatureSettings unusedFeatures = FeatureSettings.of(settings, problems);
        WrittenSelection unusedSelection = WrittenSelection.of(settings, environment, problems);
        problems.addAll(LiveSignals.problems(settings));
        problems.addAll(ChannelSettings.problems(settings));
        return problems;
    }
}
