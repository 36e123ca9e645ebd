package io.opvitals.agent.tracecontext;

import java.lang.reflect.Method;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One copy of the OpenTelemetry API, by reflection. Held by its own class, through a {@link ClassValue}. */
final class SpanApi {

    private static final int TRACE_ID_DIGITS = 32;
    private static final int SPAN_ID_DIGITS = 16;

    private final Method current;
    private final Method context;
    private final Method isValid;
    private final Method traceId;
    private final Method spanId;
    private final Method flags;
    private final Method flagsByte;
    private final Method isRemote;
    private final Method state;
    private final Method stateMap;

    /**
     * @param span its {@code Span}
     * @throws NoSuchMethodException where it is not as it has been since version 1.0
     */
    SpanApi(Class<?> span) throws NoSuchMethodException {
        current = span.getMethod("current");
        context = span.getMethod("getSpanContext");
        Class<?> spanContext = context.getReturnType();
        isValid = spanContext.getMethod("isValid");
        traceId = spanContext.getMethod("getTraceId");
        spanId = spanContext.getMethod("getSpanId");
        flags = spanContext.getMethod("getTraceFlags");
        flagsByte = flags.getReturnType().getMethod("asByte");
        isRemote = spanContext.getMethod("isRemote");
        state = spanContext.getMethod("getTraceState");
        stateMap = state.getReturnType().getMethod("asMap");
    }

    /** The class {@code Context} of this copy, which may come from another class loader. */
    static Class<?> contextClass(Class<?> span) throws NoSuchMethodException, ClassNotFoundException {
        String prefix = span.getName().substring(0, span.getName().length() - "api.trace.Span".length());
        Class<?> context = Class.forName(prefix + "context.Context", false, span.getClassLoader());
        return span.getMethod("fromContext", context).getParameterTypes()[0];
    }

    /** The span that is current on this thread; {@code null} where there is none. */
    @Nullable
    ApplicationSpan current() throws ReflectiveOperationException {
        Object spanContext = context.invoke(current.invoke(null));
        if (!(Boolean) isValid.invoke(spanContext)) {
            return null;
        }
        String trace = (String) traceId.invoke(spanContext);
        String span = (String) spanId.invoke(spanContext);
        if (trace.length() != TRACE_ID_DIGITS || span.length() != SPAN_ID_DIGITS) {
            return null;
        }
        return new ApplicationSpan(
                HexFormat.fromHexDigitsToLong(trace, 0, SPAN_ID_DIGITS),
                HexFormat.fromHexDigitsToLong(trace, SPAN_ID_DIGITS, TRACE_ID_DIGITS),
                HexFormat.fromHexDigitsToLong(span),
                (Byte) flagsByte.invoke(flags.invoke(spanContext)),
                (Boolean) isRemote.invoke(spanContext),
                texts((Map<?, ?>) stateMap.invoke(state.invoke(spanContext))));
    }

    private static Map<String, String> texts(Map<?, ?> state) {
        if (state.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : state.entrySet()) {
            texts.put((String) each.getKey(), (String) each.getValue());
        }
        return texts;
    }
}
