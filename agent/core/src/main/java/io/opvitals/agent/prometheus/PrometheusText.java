package io.opvitals.agent.prometheus;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.AllSeries;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what is known at the moment for whoever scrapes. For any thread; each call reads the latest report anew. */
public final class PrometheusText {

    /** All our names are legal as they are. */
    private static final EscapingScheme ESCAPING = EscapingScheme.UNDERSCORE_ESCAPING;

    private final Sources sources;
    private final JsonSummary summary = new JsonSummary();

    /**
     * Where the numbers come from.
     *
     * @param started when counting began
     * @param report the latest report; {@code null} before the first
     * @param series all that is written of it
     */
    public record Sources(Instant started, Supplier<@Nullable HealthReport> report, AllSeries series) {}

    public PrometheusText(Sources sources) {
        this.sources = sources;
    }

    /**
     * Writes everything.
     *
     * @param out where to; it is not closed
     * @param format how
     * @throws IOException when {@code out} does
     */
    public void write(OutputStream out, Format format) throws IOException {
        if (format == Format.JSON) {
            summary.write(out, sources.report.get());
        } else {
            writer(format).write(out, snapshots(), ESCAPING);
        }
    }

    MetricSnapshots snapshots() {
        MetricFamilies families = new MetricFamilies(sources.started.toEpochMilli());
        HealthReport report = sources.report.get();
        if (report != null) {
            sources.series.write(report, families);
        }
        return families.snapshots();
    }

    private static ExpositionFormatWriter writer(Format format) {
        return switch (format) {
            case TEXT, JSON -> PrometheusTextFormatWriter.create();
            case OPEN_METRICS -> new OpenMetricsTextFormatWriter(true, false);
            case PROTOBUF -> new PrometheusProtobufWriter();
        };
    }
}
