package io.opvitals.agent.web.api;

import io.opvitals.agent.prometheus.Format;
import io.opvitals.agent.prometheus.PrometheusText;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** {@code /metrics}: what Prometheus scrapes, in the format that it likes best. */
public final class MetricsResource {

    private final PrometheusText text;
    private final BooleanSupplier enabled;

    /**
     * Reads what others know.
     *
     * @param text writes it
     * @param enabled whether it answers at all
     */
    public MetricsResource(PrometheusText text, BooleanSupplier enabled) {
        this.text = text;
        this.enabled = enabled;
    }

    /** Everything, as of the latest report. */
    public Answer scrape(Call call) {
        if (!enabled.getAsBoolean()) {
            throw Problem.notFound("metrics are switched off (expected: opvitals.prometheus.enabled=true)");
        }
        Format format = Format.of(call.header("Accept"));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try {
            text.write(out, format);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Answer.bytes(200, format.contentType(), out.toByteArray()).with("Vary", "Accept");
    }
}
