package io.opvitals.it.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong setting gets one message that names the value and the expectation, and the application runs on. */
class BadInputIT {

    @TempDir
    Path folder;

    @AnyJdk
    void argument_unknown_isSaidWithTheNearestKnownName(Jdk jdk) {
        assertSaid(new ChildJvm(jdk).agent("helth.window=1m"), "'helth.window'", "opvitals.health.window");
    }

    @AnyJdk
    void argument_withoutValue_isSaid(Jdk jdk) {
        assertSaid(new ChildJvm(jdk).agent("quickly"), "'quickly'", "expected: name=value");
    }

    @AnyJdk
    void property_unknown_isSaidWithTheNearestKnownName(Jdk jdk) {
        assertSaid(
                new ChildJvm(jdk).agent().option("-Dopvitals.instrumentation.included=a.B#c"),
                "'opvitals.instrumentation.included'",
                "opvitals.instrumentation.include");
    }

    @AnyJdk
    void duration_malformed_isSaid(Jdk jdk) {
        assertSaid(new ChildJvm(jdk).agent("health.window=-5m"), "'-5m'", "expected: a duration from 10s to 1d");
    }

    @AnyJdk
    void duration_neededAtTheEndOnly_isSaidAtTheStart(Jdk jdk) {
        assertSaid(new ChildJvm(jdk).agent("shutdown.timeout=soon"), "'soon'", "expected: a duration from 1ms");
    }

    @AnyJdk
    void includePattern_malformed_isSaid(Jdk jdk) {
        assertSaid(
                new ChildJvm(jdk).agent().environment("OPVITALS_INSTRUMENTATION_INCLUDE", "com.acme.Search"),
                "'com.acme.Search'",
                "expected: package.Class#method");
    }

    @AnyJdk
    void endpoint_noUrl_isSaid(Jdk jdk) {
        assertSaid(
                new ChildJvm(jdk).agent().environment("OTEL_EXPORTER_OTLP_ENDPOINT", "not a url"),
                "not a url",
                "expected:");
    }

    @AnyJdk
    void endpoint_grpcPortWithHttp_isSaid(Jdk jdk) {
        assertSaid(
                new ChildJvm(jdk).agent().environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"),
                "4317",
                "expected:");
    }

    @AnyJdk
    void certificate_notThere_isSaid(Jdk jdk) {
        Path missing = folder.resolve("missing.pem");
        assertSaid(
                new ChildJvm(jdk)
                        .agent()
                        .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "https://localhost:4318")
                        .environment("OTEL_EXPORTER_OTLP_CERTIFICATE", missing.toString()),
                missing.toString(),
                "expected:");
    }

    @AnyJdk
    void protocol_unknown_isSaid(Jdk jdk) {
        assertSaid(
                new ChildJvm(jdk)
                        .agent()
                        .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318")
                        .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon"),
                "carrier-pigeon",
                "expected:");
    }

    @AnyJdk
    void fallback_unknownMethod_isSaidAndCallsAreCounted(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .run("UnknownFallback")
                    .expectExit(0);

            assertThat(result.out()).isEqualTo("42\n");
            assertOneLine(result, "askSomebodyElse", "UnknownFallback.ask", "expected: the name of one of its own");
            assertOneLine(result, "'soon'", "UnknownFallback.answer", "expected: a duration");
            assertThat(receiver.metrics().calls())
                    .containsEntry("wrong.ask success", 1L)
                    .containsEntry("wrong.answer success", 1L);
        }
    }

    private static void assertSaid(ChildJvm jvm, String... parts) {
        ChildResult result = jvm.run("Hello").expectExit(0);

        assertThat(result.out()).isEqualTo("hello world\n");
        assertOneLine(result, parts);
        // Nothing but our own lines: no stack trace, no other library's log.
        assertThat(result.errOfApplication()).isEmpty();
    }

    private static void assertOneLine(ChildResult result, String... parts) {
        assertThat(result.agentProblems())
                .as(result.toString())
                .filteredOn(each -> each.contains(parts[0]))
                .singleElement()
                .asString()
                .contains(parts);
    }
}
