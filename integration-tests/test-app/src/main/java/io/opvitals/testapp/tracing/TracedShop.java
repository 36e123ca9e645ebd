package io.opvitals.testapp.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;

/**
 * Has spans of its own around monitored calls that fail. The argument says whose: {@code sdk}, {@code sdk-unsampled},
 * {@code agent}, {@code remote} (only an incoming parent), {@code none} (the API alone, without an implementation).
 * Prints the ids of each of its spans: {@code span NAME TRACE SPAN}.
 */
@SuppressWarnings("try") // A scope is opened to be open.
public final class TracedShop {

    private TracedShop() {}

    public static void main(String[] arguments) throws InterruptedException {
        String tracing = arguments[0];
        if (tracing.startsWith("sdk")) {
            boolean sampled = tracing.equals("sdk");
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setSampler(sampled ? Sampler.alwaysOn() : Sampler.alwaysOff())
                            .build())
                    .buildAndRegisterGlobal();
        }
        Span request = tracing.equals("remote")
                ? incoming()
                : tracer().spanBuilder("request").startSpan();
        print("request", request);
        try (Scope scope = request.makeCurrent()) {
            order();
            CompletableFuture<String> delivery = deliver();
            Thread courier = new Thread(() -> elsewhere(delivery));
            courier.start();
            courier.join();
        } finally {
            request.end();
        }
        pay("outside of any span");
    }

    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer("shop");
    }

    private static Span incoming() {
        TraceState state = TraceState.builder().put("vendor", "value").build();
        return Span.wrap(SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getSampled(), state));
    }

    private static void print(String name, Span span) {
        SpanContext ids = span.getSpanContext();
        System.out.println("span " + name + " " + ids.getTraceId() + " " + ids.getSpanId());
    }

    @MonitoredOperation(wrapper = "shop")
    static void order() {
        Span payment = tracer().spanBuilder("payment").startSpan();
        print("payment", payment);
        try (Scope scope = payment.makeCurrent()) {
            pay("inside");
        } finally {
            payment.end();
        }
    }

    @MonitoredOperation(wrapper = "bank")
    static void pay(String where) {
        try {
            refuse(where);
        } catch (IllegalStateException e) {
            System.out.println("refused " + where);
        }
    }

    @SuppressWarnings("DoNotCallSuggester") // It is called to throw.
    @MonitoredOperation(wrapper = "bank")
    static void refuse(String where) {
        throw new IllegalStateException(where);
    }

    @MonitoredOperation(wrapper = "mail")
    static CompletableFuture<String> deliver() {
        return new CompletableFuture<>();
    }

    /** In another trace, which has nothing to do with the delivery but that its thread brings the news. */
    private static void elsewhere(CompletableFuture<String> delivery) {
        Span tour = tracer().spanBuilder("tour").setNoParent().startSpan();
        print("tour", tour);
        try (Scope scope = tour.makeCurrent()) {
            delivery.completeExceptionally(new IllegalStateException("nobody at home"));
        } finally {
            tour.end();
        }
    }
}
