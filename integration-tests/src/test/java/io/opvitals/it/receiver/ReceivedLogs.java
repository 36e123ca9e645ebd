package io.opvitals.it.receiver;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every log event that arrived. */
public final class ReceivedLogs {

    private final List<LogRecord> records = new ArrayList<>();

    synchronized void add(ExportLogsServiceRequest request) {
        request.getResourceLogsList()
                .forEach(ofResource ->
                        ofResource.getScopeLogsList().forEach(ofScope -> records.addAll(ofScope.getLogRecordsList())));
    }

    public synchronized List<LogRecord> all() {
        return List.copyOf(records);
    }

    /** Those of one event. */
    public List<LogRecord> named(String event) {
        return all().stream().filter(each -> each.getEventName().equals(event)).toList();
    }

    public static Map<String, String> attributes(LogRecord record) {
        return Attributes.of(record.getAttributesList());
    }

    public static String body(LogRecord record) {
        return Attributes.text(record.getBody());
    }
}
