package io.opvitals.agent.check;

import static java.util.Objects.requireNonNull;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.time.Ticker;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** A runner as the composition root builds it, over the checks of a test. */
final class Checking implements AutoCloseable {

    final RegisteredChecks registered = new RegisteredChecks(TestCalls.silent());
    final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    final HealthChecks checks;
    final HealthCheckRunner runner;

    Checking(CheckSettings settings, Map<String, HealthCheck> own) {
        ThreadFactory threads = work -> {
            Thread thread = new Thread(work, "test-check");
            thread.setDaemon(true);
            return thread;
        };
        checks = new HealthChecks(
                settings, List.of(new File("").getAbsoluteFile()), own, registered, threads, Ticker.system());
        runner = new HealthCheckRunner(
                checks,
                threads,
                threads,
                Clock.systemUTC(),
                Ticker.system(),
                text -> text.replace("hunter2", "***"),
                List.of((before, now) -> changes.add(now.name() + ": "
                        + before.status().label() + " -> " + now.status().label())),
                TestCalls.silent());
    }

    static CheckSettings settings(Duration timeout) {
        return new CheckSettings(Duration.ofSeconds(1), timeout, 1, 1, 1, List.of());
    }

    CheckResult result(String name) {
        return requireNonNull(runner.report().result(name));
    }

    @Override
    public void close() {
        runner.close();
    }
}
