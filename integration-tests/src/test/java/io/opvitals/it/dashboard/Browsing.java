package io.opvitals.it.dashboard;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class with a browser: registered in a static field, it runs the class where there is a Chromium and Node, and says so
 * where there is not. With {@code CI=true} it is an error that there is not. The browser is the class's own, as it belongs
 * to the thread of the class; it is started by the first page. After each test every page that was opened must have been quiet,
 * and is closed; of a test that failed there are pictures in {@code target/browser}.
 */
final class Browsing implements ExecutionCondition, AfterEachCallback, AfterAllCallback {

    private static final Path PICTURES = Path.of("target", "browser");

    private final BrowserOfMachine machine = BrowserOfMachine.find(System.getenv(), System.getProperties());
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable Chromium chromium;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (machine.missing().isEmpty()) {
            return ConditionEvaluationResult.enabled("");
        }
        String reason = context.getDisplayName() + ": no browser tests, " + machine.missing();
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason + "; with CI=true they must run");
        }
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** A new window of nobody's, 1280 by 800, light, in Berlin. */
    Visit open(String address) {
        return open(address, new Browser.NewContextOptions());
    }

    /** A new window of nobody's, with what these options say. */
    Visit open(String address, Browser.NewContextOptions options) {
        if (chromium == null) {
            chromium = new Chromium(machine);
        }
        if (options.viewportSize == null) {
            options.setViewportSize(1280, 800);
        }
        if (options.timezoneId == null) {
            // Not UTC: who mixes local times up with those is found out.
            options.setTimezoneId("Europe/Berlin");
        }
        Visit visit = new Visit(chromium.browser().newContext(options.setLocale("en-GB")), address);
        visits.add(visit);
        return visit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        List<String> problems = new ArrayList<>();
        try {
            for (Visit visit : visits) {
                List<String> its = visit.problems();
                problems.addAll(its);
                if (failed || !its.isEmpty()) {
                    String name = context.getRequiredTestClass().getSimpleName() + "."
                            + context.getRequiredTestMethod().getName() + "-" + (visits.indexOf(visit) + 1);
                    System.out.println("picture: " + picture(visit, name));
                }
            }
        } finally {
            visits.forEach(Visit::close);
            visits.clear();
        }
        if (!problems.isEmpty()) {
            throw new AssertionError("pages were not quiet:\n" + String.join("\n", problems));
        }
    }

    private static Path picture(Visit visit, String name) {
        Path file = PICTURES.resolve(name + ".png").toAbsolutePath();
        try {
            Files.createDirectories(PICTURES);
            Files.write(file, visit.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }
}
