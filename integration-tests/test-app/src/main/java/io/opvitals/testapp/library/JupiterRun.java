package io.opvitals.testapp.library;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs JUnit Jupiter test classes. */
final class JupiterRun {

    private final LauncherDiscoveryRequest request;

    JupiterRun(String packagePrefix, String[] classes) {
        this.request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes)
                        .map(each -> selectClass(packagePrefix + each))
                        .toList())
                .build();
    }

    /** Prints each test with its result, in the order of their ids; returns how many passed. */
    int print() {
        Map<String, String> results = new TreeMap<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                    results.put(
                            test.getUniqueId(),
                            result.getStatus()
                                    + result.getThrowable()
                                            .map(thrown ->
                                                    " " + thrown.getClass().getName())
                                            .orElse(""));
                }
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                results.put(test.getUniqueId(), "SKIPPED");
            }
        });
        int passed = 0;
        for (Map.Entry<String, String> each : results.entrySet()) {
            System.out.println("test " + each.getKey() + " " + each.getValue());
            passed += each.getValue().equals("SUCCESSFUL") ? 1 : 0;
        }
        System.out.println("passed=" + passed);
        return passed;
    }
}
