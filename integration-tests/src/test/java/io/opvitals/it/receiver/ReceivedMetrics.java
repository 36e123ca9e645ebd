package io.opvitals.it.receiver;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The newest point of every series. Everything cumulative only ever grows: a counter or histogram that goes back is an
 * error, found here for every test.
 */
public final class ReceivedMetrics {

    private static final String DURATION = "opvitals.operation.duration";

    private final Map<String, Map<Map<String, String>, Histogram>> histograms = new TreeMap<>();
    private final Map<String, Map<Map<String, String>, Double>> numbers = new TreeMap<>();
    private final Map<String, Metric> newest = new TreeMap<>();
    private final Set<String> exemplarTraces = new TreeSet<>();
    private final List<String> wentBack = new ArrayList<>();
    private Map<String, String> resource = Map.of();

    synchronized void add(ExportMetricsServiceRequest request) {
        for (ResourceMetrics ofResource : request.getResourceMetricsList()) {
            resource = Attributes.of(ofResource.getResource().getAttributesList());
            for (ScopeMetrics ofScope : ofResource.getScopeMetricsList()) {
                ofScope.getMetricsList().forEach(this::add);
            }
        }
    }

    private void add(Metric metric) {
        newest.put(metric.getName(), metric);
        switch (metric.getDataCase()) {
            case EXPONENTIAL_HISTOGRAM ->
                metric.getExponentialHistogram().getDataPointsList().forEach(each -> addExponential(metric, each));
            case HISTOGRAM -> metric.getHistogram().getDataPointsList().forEach(each -> addExplicit(metric, each));
            case SUM ->
                metric.getSum()
                        .getDataPointsList()
                        .forEach(each -> addNumber(
                                metric,
                                each,
                                metric.getSum().getIsMonotonic()
                                        && metric.getSum().getAggregationTemporality()
                                                == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE));
            case GAUGE -> metric.getGauge().getDataPointsList().forEach(each -> addNumber(metric, each, false));
            default -> throw new AssertionError("metric without data: " + metric);
        }
    }

    private void addExponential(Metric metric, ExponentialHistogramDataPoint point) {
        point.getExemplarsList().forEach(this::addExemplar);
        boolean cumulative = metric.getExponentialHistogram().getAggregationTemporality()
                == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        addHistogram(metric, Attributes.of(point.getAttributesList()), Histogram.of(point), cumulative);
    }

    private void addExplicit(Metric metric, HistogramDataPoint point) {
        point.getExemplarsList().forEach(this::addExemplar);
        boolean cumulative = metric.getHistogram().getAggregationTemporality()
                == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        addHistogram(metric, Attributes.of(point.getAttributesList()), Histogram.of(point), cumulative);
    }

    private void addHistogram(Metric metric, Map<String, String> attributes, Histogram point, boolean cumulative) {
        Histogram before = histograms
                .computeIfAbsent(metric.getName(), any -> new HashMap<>())
                .put(attributes, point);
        if (cumulative && before != null && before.count() > point.count()) {
            wentBack.add(metric.getName() + attributes + " from " + before + " to " + point);
        }
    }

    private void addNumber(Metric metric, NumberDataPoint point, boolean onlyGrows) {
        double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        Map<String, String> attributes = Attributes.of(point.getAttributesList());
        Double before = numbers.computeIfAbsent(metric.getName(), any -> new HashMap<>())
                .put(attributes, value);
        if (onlyGrows && before != null && before > value) {
            wentBack.add(metric.getName() + attributes + " from " + before + " to " + value);
        }
    }

    private void addExemplar(Exemplar exemplar) {
        exemplarTraces.add(HexFormat.of().formatHex(exemplar.getTraceId().toByteArray()));
    }

    /** Calls by {@code wrapper.operation outcome}, of every operation: what an application calls its truth. */
    public synchronized Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        histograms
                .getOrDefault(DURATION, Map.of())
                .forEach((attributes, point) -> calls.merge(
                        attributes.get("opvitals.wrapper") + "." + attributes.get("opvitals.operation") + " "
                                + attributes.get("opvitals.outcome"),
                        point.count(),
                        Long::sum));
        return calls;
    }

    /** All points of a histogram, by their attributes. */
    public synchronized Map<Map<String, String>, Histogram> histograms(String metric) {
        return Map.copyOf(histograms.getOrDefault(metric, Map.of()));
    }

    /** All points of a sum or gauge, by their attributes. */
    public synchronized Map<Map<String, String>, Double> numbers(String metric) {
        return Map.copyOf(numbers.getOrDefault(metric, Map.of()));
    }

    /** The values of a sum or gauge by the value of one attribute. */
    public synchronized Map<String, Double> numbersBy(String metric, String attribute) {
        Map<String, Double> by = new TreeMap<>();
        numbers.getOrDefault(metric, Map.of())
                .forEach(
                        (attributes, value) -> by.merge(String.valueOf(attributes.get(attribute)), value, Double::sum));
        return by;
    }

    /** Calls in flight, summed over all operations. */
    public double inFlight() {
        return numbers("opvitals.operation.active").values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** A metric as it last arrived. */
    public synchronized Metric newest(String name) {
        Metric metric = newest.get(name);
        if (metric == null) {
            throw new AssertionError("no metric " + name + " arrived, only " + newest.keySet());
        }
        return metric;
    }

    public synchronized Set<String> names() {
        return Set.copyOf(newest.keySet());
    }

    /** Trace ids of all exemplars that arrived. */
    public synchronized Set<String> exemplarTraces() {
        return Set.copyOf(exemplarTraces);
    }

    public synchronized Map<String, String> resource() {
        return resource;
    }

    /** Cumulative series that were smaller than before. */
    public synchronized List<String> wentBack() {
        return List.copyOf(wentBack);
    }
}
