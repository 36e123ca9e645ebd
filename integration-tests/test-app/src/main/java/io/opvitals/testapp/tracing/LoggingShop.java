package io.opvitals.testapp.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opvitals.api.MonitoredOperation;

/**
 * Logs in and around monitored calls. A line of its log on stdout is {@code log APPENDER [trace_id] [span_id]
 * [trace_flags] MESSAGE}.
 */
@SuppressWarnings("try") // A scope is opened to be open.
final class LoggingShop {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Logging logging;

    /** The application's logging. */
    interface Logging {

        void info(String message);

        void putTraceId(String value);

        void removeTraceId();
    }

    LoggingShop(Logging logging) {
        this.logging = logging;
    }

    /** @param traced whether it has a trace of its own, too */
    void open(boolean traced) {
        logging.info("before");
        order();
        quiet();
        if (traced) {
            SpanContext incoming = SpanContext.createFromRemoteParent(
                    TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
            try (Scope scope = Span.wrap(incoming).makeCurrent()) {
                traced();
            } catch (IllegalStateException e) {
                logging.info("between");
            }
        }
        logging.info("after");
    }

    @MonitoredOperation(wrapper = "shop")
    void order() {
        logging.info("order");
        try {
            pay();
        } catch (IllegalStateException e) {
            logging.info("order again");
        }
    }

    @MonitoredOperation(wrapper = "shop")
    void pay() {
        logging.info("pay");
        logging.putTraceId("mine");
        logging.info("pay with an id of the application");
        logging.removeTraceId();
        throw new IllegalStateException("declined");
    }

    @MonitoredOperation(wrapper = "shop")
    void quiet() {
        logging.info("quiet");
    }

    @MonitoredOperation(wrapper = "shop")
    void traced() {
        logging.info("traced");
        throw new IllegalStateException("declined, traced");
    }
}
