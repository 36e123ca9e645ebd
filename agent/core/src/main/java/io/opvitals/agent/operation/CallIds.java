package io.opvitals.agent.operation;

import java.util.HexFormat;

/**
 * The ids of a call's span, as they are written.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param traceFlags 2 hexadecimal digits: {@code 01} where the span, or the application's trace that it is part of, is
 *     known to be recorded
 */
public record CallIds(String traceId, String spanId, String traceFlags) {

    static CallIds of(long traceIdHigh, long traceIdLow, long spanId, byte traceFlags) {
        HexFormat hex = HexFormat.of();
        return new CallIds(
                hex.toHexDigits(traceIdHigh) + hex.toHexDigits(traceIdLow),
                hex.toHexDigits(spanId),
                hex.toHexDigits(traceFlags));
    }
}
