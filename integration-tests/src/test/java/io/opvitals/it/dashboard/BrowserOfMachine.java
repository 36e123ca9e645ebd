package io.opvitals.it.dashboard;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What browser tests need of this machine: a Chromium, and Node for Playwright's driver. Both are looked for on the path,
 * unless the system properties {@code it.chromium} and {@code it.node} name them. Nothing is ever downloaded.
 *
 * @param missing why there can be no browser tests, in words that say what to do; empty where there can
 */
record BrowserOfMachine(Optional<Path> chromium, Optional<Path> node, String missing) {

    static final List<String> CHROMIUM_NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** The oldest that Playwright's driver runs on. */
    static final int OLDEST_NODE = 20;

    static BrowserOfMachine find(Map<String, String> environment, Properties properties) {
        Optional<Path> chromium = find(environment, properties.getProperty("it.chromium"), CHROMIUM_NAMES);
        Optional<Path> node = find(environment, properties.getProperty("it.node"), List.of("node", "nodejs"));
        List<String> missing = new ArrayList<>();
        if (chromium.isEmpty()) {
            missing.add("no Chromium was found (looked on the path for " + String.join(", ", CHROMIUM_NAMES)
                    + "; -Dit.chromium=FILE names one)");
        }
        if (node.isEmpty() || versionOf(node.get()) < OLDEST_NODE) {
            missing.add(
                    node.map(each -> each + " is version " + versionOf(each)).orElse("no Node was found")
                            + " (expected: " + OLDEST_NODE + " or newer on the path; -Dit.node=FILE names one)");
        }
        return new BrowserOfMachine(chromium, node, String.join("; ", missing));
    }

    private static Optional<Path> find(Map<String, String> environment, String named, List<String> names) {
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String name : names) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** The 20 of v20.19.2; 0 of what does not say so. */
    private static int versionOf(Path node) {
        try {
            Process asked = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            asked.getOutputStream().close();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.matches("v\\d+\\..*") ? Integer.parseInt(said.substring(1, said.indexOf('.'))) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
