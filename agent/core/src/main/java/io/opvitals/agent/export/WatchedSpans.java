package io.opvitals.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Sends spans, and counts the ones that did not arrive. */
final class WatchedSpans implements SpanExporter {

    private final SpanExporter exporter;
    private final Delivery delivery;
    private final SpanQueue queue;

    WatchedSpans(SpanExporter exporter, Delivery delivery, SpanQueue queue) {
        this.exporter = exporter;
        this.delivery = delivery;
        this.queue = queue;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int size = spans.size();
        queue.left(size);
        CompletableResultCode result = delivery.watch(Signal.TRACES, () -> exporter.export(spans));
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                queue.lost(size);
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
