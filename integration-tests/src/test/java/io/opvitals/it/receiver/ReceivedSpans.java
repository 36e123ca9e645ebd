package io.opvitals.it.receiver;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every span that arrived. */
public final class ReceivedSpans {

    private final List<Span> spans = new ArrayList<>();

    synchronized void add(ExportTraceServiceRequest request) {
        request.getResourceSpansList()
                .forEach(ofResource ->
                        ofResource.getScopeSpansList().forEach(ofScope -> spans.addAll(ofScope.getSpansList())));
    }

    public synchronized List<Span> all() {
        return List.copyOf(spans);
    }

    public List<Span> named(String name) {
        return all().stream().filter(each -> each.getName().equals(name)).toList();
    }

    public Optional<Span> parentOf(Span child) {
        return all().stream()
                .filter(each -> each.getSpanId().equals(child.getParentSpanId())
                        && each.getTraceId().equals(child.getTraceId()))
                .findFirst();
    }

    /** Hexadecimal. */
    public Set<String> traceIds() {
        return all().stream()
                .map(each -> HexFormat.of().formatHex(each.getTraceId().toByteArray()))
                .collect(Collectors.toSet());
    }

    public static Map<String, String> attributes(Span span) {
        return Attributes.of(span.getAttributesList());
    }
}
