package io.opvitals.agent.export;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.internal.OtlpLogRecordExporterProvider;
import io.opentelemetry.exporter.otlp.internal.OtlpMetricExporterProvider;
import io.opentelemetry.exporter.otlp.internal.OtlpSpanExporterProvider;
import io.opentelemetry.sdk.autoconfigure.EnvironmentResourceProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import io.opentelemetry.sdk.autoconfigure.spi.logs.ConfigurableLogRecordExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Every plug-in of the SDK that we use, in place of its {@code ServiceLoader} look-ups: what is not here is not used,
 * whatever lies on a class path.
 *
 * <p>Exporters ask for senders through the same loader and use the first without further ado when there is one (in
 * 1.63.0, {@code SenderUtil}). OkHttp's classes are loaded only for grpc, or where the JVM has no {@code java.net.http}.
 */
final class Components implements ComponentLoader {

    private static final Map<Class<?>, Supplier<List<?>>> PROVIDERS = Map.of(
            ConfigurableMetricExporterProvider.class, () -> List.of(new OtlpMetricExporterProvider()),
            ConfigurableSpanExporterProvider.class, () -> List.of(new OtlpSpanExporterProvider()),
            ConfigurableLogRecordExporterProvider.class, () -> List.of(new OtlpLogRecordExporterProvider()),
            HttpSenderProvider.class, () -> List.of(httpSender()),
            GrpcSenderProvider.class, () -> List.of(Senders.okHttpGrpc()),
            ResourceProvider.class, () -> List.of(new ProcessResource(), new EnvironmentResourceProvider()));

    @Override
    public <T> Iterable<T> load(Class<T> spiClass) {
        Supplier<List<?>> providers = PROVIDERS.get(spiClass);
        return providers == null
                ? List.of()
                : providers.get().stream().map(spiClass::cast).toList();
    }

    private static HttpSenderProvider httpSender() {
        return ModuleLayer.boot().findModule("java.net.http").isPresent() ? Senders.jdkHttp() : Senders.okHttp();
    }

    /** Each sender's classes are loaded when its method runs. */
    private static final class Senders {

        private Senders() {}

        static HttpSenderProvider jdkHttp() {
            return new io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider();
        }

        static HttpSenderProvider okHttp() {
            return new io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider();
        }

        static GrpcSenderProvider okHttpGrpc() {
            return new io.opentelemetry.exporter.sender.okhttp.internal.OkHttpGrpcSenderProvider();
        }
    }
}
