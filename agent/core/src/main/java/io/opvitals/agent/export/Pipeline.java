package io.opvitals.agent.export;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.export.metric.Exemplars;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.ReportMetrics;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.log.LibraryLogger;
import io.opvitals.agent.trace.KeptBatch;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The SDK, and what feeds each of its signals. Built on a background thread; fed on the collector's. */
final class Pipeline {

    /** What the SDK says about itself under names of its own; {@code opvitals.agent.*} says what a user needs of it. */
    private static final List<String> SDK_OWN_METRICS =
            List.of("processedLogs", "processedSpans", "queueSize", "otlp.exporter.*", "otel.sdk.*");

    private final TelemetryExport.Parts parts;
    private final OtelSettings settings;
    private final Delivery delivery;
    private final SpanQueue spanQueue;
    private final Exemplars exemplars = new Exemplars();
    private final KeptIds ids = new KeptIds();
    private final OpenTelemetrySdk sdk;
    private final @Nullable RuntimeMetrics runtime;
    private final @Nullable KeptSpans spans;
    private final Events events;
    private @Nullable MetricExporter metricExporter;
    private @Nullable ReportMetrics metrics;

    Pipeline(OtelSettings settings, TelemetryExport.Parts parts) {
        this.settings = settings;
        this.parts = parts;
        this.delivery = new Delivery(settings, parts.masker(), parts.ticker(), parts.log());
        this.spanQueue = new SpanQueue(SpanQueue.capacity(settings));
        LibraryLogger.sendTo(new SdkLog(parts.log()));
        this.sdk = sdk();
        this.spans = settings.isConfigured(Signal.TRACES) && keepsSpans()
                ? new KeptSpans(sdk.getTracer(ScopeName.OPVITALS), ids, spanQueue, parts.masker(), exemplarsIfWanted())
                : null;
        this.events = new Events(sdk.getSdkLoggerProvider().get(ScopeName.OPVITALS), parts.masker());
        this.runtime = settings.isConfigured(Signal.METRICS) ? RuntimeMetrics.of(sdk, parts.log()) : null;
        delivery.open();
    }

    void onReport(HealthReport report) {
        if (metrics != null) {
            metrics.onReport(report);
        }
        events.onReport(report);
    }

    void onCheckChanged(CheckResult before, CheckResult now) {
        events.checkChanged(before, now);
    }

    void onConfigurationChanged(Instant time, String key, String message) {
        events.configurationChanged(time, key, message);
    }

    void onAlertChanged(AlertEvent alert) {
        events.alertChanged(alert);
    }

    void onKept(KeptBatch batch) {
        if (spans != null) {
            spans.add(batch);
        }
        events.onKept(batch);
    }

    void close(Duration timeout) {
        delivery.giveUpWhatFails();
        Thread closing = new Thread(this::shutDown, "opvitals-export-close");
        closing.setDaemon(true);
        closing.setContextClassLoader(null);
        closing.start();
        if (delivery.mayArrive()) {
            TelemetryExport.join(closing, timeout);
            if (closing.isAlive()) {
                parts.log()
                        .warn(
                                "export",
                                "the last export did not arrive within " + timeout.toMillis()
                                        + " ms and is given up (expected: a collector that answers)");
            }
        }
        delivery.close();
    }

    /** The reader of metrics shuts down on this thread, and may block it for long; the others have begun by then. */
    private void shutDown() {
        CompletableResultCode.ofAll(List.of(
                        sdk.getSdkTracerProvider().shutdown(),
                        sdk.getSdkLoggerProvider().shutdown(),
                        sdk.getSdkMeterProvider().shutdown()))
                .join(TelemetryExport.DEFAULT_CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        if (runtime != null) {
            runtime.close();
        }
    }

    private OpenTelemetrySdk sdk() {
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .setComponentLoader(new Components())
                .addPropertiesSupplier(this::defaults)
                .addPropertiesCustomizer(config -> settings.all());
        builder.addMetricExporterCustomizer((exporter, config) -> {
            MetricExporter watched = new WatchedMetrics(exporter, delivery, this::metricsDelivered);
            metricExporter = watched;
            return watched;
        });
        builder.addSpanExporterCustomizer((exporter, config) -> new WatchedSpans(exporter, delivery, spanQueue));
        builder.addLogRecordExporterCustomizer((exporter, config) -> new WatchedLogs(exporter, delivery));
        builder.addMeterProviderCustomizer((provider, config) -> withReports(provider));
        builder.addTracerProviderCustomizer(
                (provider, config) -> provider.setIdGenerator(ids).setSampler(Sampler.alwaysOn()));
        if (settings.areOfFile()) {
            hold(builder);
        }
        return builder.build().getOpenTelemetrySdk();
    }

    /**
     * Has the SDK see what the file says and nothing else: as soon as it sees the variable that names the file, it asks for a
     * library of its own to read it (in 1.63.0, {@code maybeConfigureFromFile}), before anybody can say otherwise.
     */
    private void hold(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        Map<String, String> held = new HashMap<>(defaults());
        held.putAll(settings.all());
        try {
            Method setConfig =
                    AutoConfiguredOpenTelemetrySdkBuilder.class.getDeclaredMethod("setConfig", ConfigProperties.class);
            setConfig.setAccessible(true);
            setConfig.invoke(builder, new FileProperties(held, new Components()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("OTEL_CONFIG_FILE cannot be told the OpenTelemetry SDK", e);
        }
    }

    /** What holds where the user has set nothing. */
    private Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        defaults.put("otel.exporter.otlp.protocol", OtelSettings.HTTP_PROTOBUF);
        defaults.put("otel.exporter.otlp.metrics.default.histogram.aggregation", "base2_exponential_bucket_histogram");
        for (Signal signal : Signal.values()) {
            if (!settings.isConfigured(signal)) {
                defaults.put(OtelSettings.exporterKey(signal), "none");
            }
        }
        return defaults;
    }

    private SdkMeterProviderBuilder withReports(SdkMeterProviderBuilder provider) {
        MetricExporter exporter = metricExporter;
        if (exporter == null) {
            return provider;
        }
        ReportMetrics reports = new ReportMetrics(
                exporter, parts.started(), parts.numbers(), this::numbers, parts.signals(), exemplars);
        metrics = reports;
        for (String each : SDK_OWN_METRICS) {
            provider.registerView(
                    InstrumentSelector.builder().setName(each).build(),
                    View.builder().setAggregation(Aggregation.drop()).build());
        }
        return provider.registerMetricProducer(reports);
    }

    /** What happened to what was to be sent. */
    ExportNumbers numbers() {
        return delivery.numbers(spanQueue.dropped());
    }

    /** What fails to arrive and why; empty where nothing does. */
    String failing() {
        return delivery.failing();
    }

    ExportState state() {
        return new ExportState(
                true,
                true,
                delivery.failing(),
                delivery.signals(),
                spanQueue.waiting(),
                spanQueue.capacity(),
                spanQueue.dropped());
    }

    private void metricsDelivered() {
        requireNonNull(metrics).delivered();
    }

    private boolean keepsSpans() {
        String sampler = settings.get("otel.traces.sampler", "");
        boolean ratioOfZero = sampler.endsWith("traceidratio")
                && Double.parseDouble(settings.get("otel.traces.sampler.arg", "1")) == 0;
        return !sampler.endsWith("always_off") && !ratioOfZero;
    }

    private @Nullable Exemplars exemplarsIfWanted() {
        return settings.get("otel.metrics.exemplar.filter", "").equalsIgnoreCase("always_off") ? null : exemplars;
    }
}
