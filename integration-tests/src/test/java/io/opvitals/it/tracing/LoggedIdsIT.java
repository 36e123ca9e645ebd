package io.opvitals.it.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Lines logged in monitored calls carry the ids of the spans that these calls become. */
class LoggedIdsIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String NONE = "[] [] []";

    @EachJdk
    void logback_lineInACall_carriesTheIdsOfItsSpan(Jdk jdk) {
        assertIds(new ChildJvm(jdk).agent("logging.mdc=true").classPath(logback()), "tracing.LogbackShop");
    }

    @EachJdk
    void log4j_lineInACall_carriesTheIdsOfItsSpan(Jdk jdk) {
        assertIds(log4jJvm(jdk), "tracing.Log4jShop");
    }

    @EachJdk
    void log4j_withAsynchronousLoggers_carriesTheIdsOfItsSpan(Jdk jdk) {
        assertIds(
                log4jJvm(jdk)
                        .classPath(Built.library("disruptor"))
                        .option(
                                "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector"),
                "tracing.Log4jShop");
    }

    @EachJdk
    void log4j_withAGarbageFreeMap_carriesTheIdsOfItsSpan(Jdk jdk) {
        assertIds(log4jJvm(jdk).option("-Dlog4j2.threadContextMap=" + "GarbageFree"), "tracing.Log4jShop");
    }

    @EachJdk
    void logback_unlessAskedFor_carriesNothing(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .classPath(logback())
                    .shipsTo(receiver.endpoint())
                    .run("tracing.LogbackShop")
                    .expectExit(0);

            assertThat(line(result, "sync", "pay")).isEqualTo(NONE);
        }
    }

    private static void assertIds(ChildJvm jvm, String application) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = jvm.classPath(
                            Built.library("opentelemetry-api"),
                            Built.library("opentelemetry-context"),
                            Built.library("opentelemetry-common"))
                    .environment("OPVITALS_TRACE_RANDOM_PER_SECOND", "0")
                    .shipsTo(receiver.endpoint())
                    .run(application, "traced")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(result.errOfApplication()).isEmpty();
            for (String appender : List.of("sync", "async")) {
                assertThat(line(result, appender, "before")).isEqualTo(NONE);
                assertThat(line(result, appender, "after")).isEqualTo(NONE);
                assertThat(line(result, appender, "between")).isEqualTo(NONE);
                assertThat(line(result, appender, "order")).isEqualTo(ids(span(receiver, "shop.order"), "00"));
                assertThat(line(result, appender, "order again")).isEqualTo(line(result, appender, "order"));
                assertThat(line(result, appender, "pay")).isEqualTo(ids(span(receiver, "shop.pay"), "00"));
                assertThat(line(result, appender, "pay with an id of the application"))
                        .startsWith("[mine] [")
                        .endsWith(line(result, appender, "pay").substring(35));
                assertThat(line(result, appender, "traced"))
                        .isEqualTo(ids(span(receiver, "shop.traced"), "01"))
                        .startsWith("[" + TRACE + "]");
                assertThat(line(result, appender, "quiet")).matches("\\[[0-9a-f]{32}] \\[[0-9a-f]{16}] \\[00]");
            }
            assertThat(receiver.spans().named("shop.quiet"))
                    .as("logging alone keeps no call")
                    .isEmpty();
        }
    }

    private static ChildJvm log4jJvm(Jdk jdk) {
        return new ChildJvm(jdk)
                .agent("logging.mdc=true")
                .classPath(Built.library("log4j-api"), Built.library("log4j-core"));
    }

    private static Path[] logback() {
        return new Path[] {Built.library("slf4j-api"), Built.library("logback-classic"), Built.library("logback-core")};
    }

    /** What stands between the name of the appender and the message. */
    private static String line(ChildResult result, String appender, String message) {
        List<String> lines = result.out()
                .lines()
                .filter(each -> each.startsWith("log " + appender + " ") && each.endsWith("] " + message))
                .toList();
        assertThat(lines).as(appender + " '" + message + "' in\n" + result).hasSize(1);
        String line = lines.get(0);
        return line.substring("log ".length() + appender.length() + 1, line.length() - message.length() - 1);
    }

    private static String ids(Span span, String flags) {
        HexFormat hex = HexFormat.of();
        return "[" + hex.formatHex(span.getTraceId().toByteArray()) + "] ["
                + hex.formatHex(span.getSpanId().toByteArray()) + "] [" + flags + "]";
    }

    private static Span span(OtlpReceiver receiver, String name) {
        assertThat(receiver.spans().named(name)).hasSize(1);
        return receiver.spans().named(name).get(0);
    }
}
