package io.opvitals.agent.export.metric;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/** The metrics of one collection. */
final class Output {

    static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("io.opvitals");

    private final Resource resource;
    private final List<MetricData> metrics = new ArrayList<>();

    Output(Resource resource) {
        this.resource = resource;
    }

    Resource resource() {
        return resource;
    }

    void add(MetricData metric) {
        metrics.add(metric);
    }

    List<MetricData> metrics() {
        return metrics;
    }
}
