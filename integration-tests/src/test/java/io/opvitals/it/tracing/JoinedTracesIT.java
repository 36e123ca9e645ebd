package io.opvitals.it.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.util.HexFormat;

/** Kept calls are spans of the trace that the application has: by an API, an SDK or OpenTelemetry's agent. */
class JoinedTracesIT {

    /** {@code has_is_remote} and {@code is_remote} of OTLP's span flags, and the sampled flag of the trace. */
    private static final int REMOTE_PARENT = 0x301;

    private static final int LOCAL_PARENT = 0x101;

    @AnyJdk
    void sdk_inTheApplication_itsSpansAreTheParents(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = shop(new ChildJvm(jdk).agent(), receiver, "sdk");

            assertJoined(receiver, result);
            assertThat(span(receiver, "shop.order").getFlags() & REMOTE_PARENT).isEqualTo(LOCAL_PARENT);
        }
    }

    @AnyJdk
    void sdk_thatDoesNotSample_isJoinedAllTheSame(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            assertJoined(receiver, shop(new ChildJvm(jdk).agent(), receiver, "sdk-unsampled"));
        }
    }

    @AnyJdk
    void openTelemetryAgent_beforeOurs_itsSpansAreTheParents(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildJvm jvm =
                    new ChildJvm(jdk).agent(Built.openTelemetryAgentJar(), "").agent();

            assertJoined(receiver, shop(jvm, receiver, "agent"));
        }
    }

    @AnyJdk
    void openTelemetryAgent_afterOurs_itsSpansAreTheParents(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildJvm jvm = new ChildJvm(jdk).agent().agent(Built.openTelemetryAgentJar(), "");

            assertJoined(receiver, shop(jvm, receiver, "agent"));
        }
    }

    @AnyJdk
    void openTelemetryAgent_beforeOursInAnApplicationWithoutTheApi_itsSpansAreTheParents(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .agent(Built.openTelemetryAgentJar(), "")
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .run("tracing.AgentTraced")
                    .expectExit(0);

            assertParentIsOfTheServer(receiver);
        }
    }

    @AnyJdk
    void openTelemetryAgent_afterOursInAnApplicationWithoutTheApi_itsSpansAreTheParents(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .agent()
                    .agent(Built.openTelemetryAgentJar(), "")
                    .shipsTo(receiver.endpoint())
                    .run("tracing.AgentTraced")
                    .expectExit(0);

            assertParentIsOfTheServer(receiver);
        }
    }

    @AnyJdk
    void parent_ofAnotherProcess_isJoinedWithItsTraceState(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(new ChildJvm(jdk).agent(), receiver, "remote");

            Span order = span(receiver, "shop.order");
            assertThat(hex(order.getTraceId())).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(hex(order.getParentSpanId())).isEqualTo("b7ad6b7169203331");
            assertThat(order.getTraceState()).isEqualTo("vendor=value");
            assertThat(order.getFlags() & REMOTE_PARENT).isEqualTo(REMOTE_PARENT);
        }
    }

    @AnyJdk
    void api_withoutAnImplementation_leavesCallsInTracesOfTheirOwn(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(new ChildJvm(jdk).agent(), receiver, "none");

            Span order = span(receiver, "shop.order");
            assertThat(order.getParentSpanId()).isEqualTo(ByteString.EMPTY);
            assertThat(hex(order.getTraceId())).doesNotMatch("0+");
            assertThat(receiver.spans().traceIds())
                    .as("order, deliver, and pay twice")
                    .hasSizeGreaterThan(2);
        }
    }

    private static ChildResult shop(ChildJvm jvm, OtlpReceiver receiver, String tracing) {
        ChildResult result = jvm.shipsTo(receiver.endpoint())
                .classPath(
                        Built.library("opentelemetry-api"),
                        Built.library("opentelemetry-context"),
                        Built.library("opentelemetry-common"),
                        Built.library("opentelemetry-sdk"),
                        Built.library("opentelemetry-sdk-common"),
                        Built.library("opentelemetry-sdk-trace"),
                        Built.library("opentelemetry-sdk-metrics"),
                        Built.library("opentelemetry-sdk-logs"))
                .run("tracing.TracedShop", tracing)
                .expectExit(0);
        assertThat(result.agentProblems()).isEmpty();
        return result;
    }

    private static void assertJoined(OtlpReceiver receiver, ChildResult result) {
        String[] request = ids(result, "request");
        Span order = span(receiver, "shop.order");
        Span pay = receiver.spans().named("bank.pay").stream()
                .filter(each -> each.getParentSpanId().equals(order.getSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(hex(order.getTraceId())).isEqualTo(request[0]);
        assertThat(hex(order.getParentSpanId())).isEqualTo(request[1]);
        assertThat(hex(pay.getTraceId())).isEqualTo(request[0]);

        Span deliver = span(receiver, "mail.deliver");
        assertThat(hex(deliver.getTraceId()))
                .as("of the trace in which it was asked for, not of the thread that brought the news")
                .isEqualTo(request[0]);
        assertThat(hex(deliver.getParentSpanId())).isEqualTo(request[1]);

        Span outside = receiver.spans().named("bank.refuse").stream()
                .filter(each -> each.getEvents(0).getAttributesList().stream()
                        .anyMatch(attribute ->
                                attribute.getValue().getStringValue().equals("outside of any span")))
                .findFirst()
                .orElseThrow();
        assertThat(hex(outside.getTraceId())).isNotEqualTo(request[0]);
        Span around = receiver.spans().parentOf(outside).orElseThrow();
        assertThat(around.getParentSpanId()).isEqualTo(ByteString.EMPTY);
    }

    private static void assertParentIsOfTheServer(OtlpReceiver receiver) {
        Span charge = span(receiver, "bank.charge");
        Span server = receiver.spans().parentOf(charge).orElseThrow();
        assertThat(server.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(server.getName()).contains("/order");
    }

    private static Span span(OtlpReceiver receiver, String name) {
        assertThat(receiver.spans().named(name)).hasSize(1);
        return receiver.spans().named(name).get(0);
    }

    private static String[] ids(ChildResult result, String span) {
        String line = result.out()
                .lines()
                .filter(each -> each.startsWith("span " + span + " "))
                .findFirst()
                .orElseThrow();
        String[] words = line.split(" ", -1);
        return new String[] {words[2], words[3]};
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
