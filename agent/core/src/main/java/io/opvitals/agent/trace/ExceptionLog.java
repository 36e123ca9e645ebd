package io.opvitals.agent.trace;

import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.ThrownException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of exception that kept calls threw, since the start. Written by the collector's thread, read by any.
 *
 * <p>Bounded: past {@link #CAPACITY} kinds, further ones are only counted.
 */
public final class ExceptionLog {

    public static final int CAPACITY = 1_000;

    /** Classes of the JDK and of the agent; what throws is above them. */
    private static final List<String> NOT_THE_APPLICATION = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "io.opvitals.agent.",
            "io.opvitals.api.",
            "io.opvitals.bootstrap.");

    private final ConcurrentHashMap<Key, SeenException> seen = new ConcurrentHashMap<>();
    private final AtomicLong leftOut = new AtomicLong();
    private final Masker masker;

    public ExceptionLog(Masker masker) {
        this.masker = masker;
    }

    private record Key(OperationId operation, String className, String site) {}

    /** What is known of every kind, in no particular order. */
    public List<SeenException> all() {
        return List.copyOf(seen.values());
    }

    /** Sightings of kinds that found no room. */
    public long leftOut() {
        return leftOut.get();
    }

    /** Writes down what {@code call} threw. The entry if it is the first of its kind, otherwise {@code null}. */
    @Nullable
    SeenException add(KeptCall call, Instant at) {
        ThrownException thrown = call.exception();
        if (thrown == null) {
            return null;
        }
        Key key = new Key(call.id(), thrown.className(), site(thrown.stackTrace()));
        SeenException before = seen.get(key);
        if (before != null) {
            seen.put(key, before.seenAgain(at));
            return null;
        }
        if (seen.size() >= CAPACITY) {
            leftOut.incrementAndGet();
            return null;
        }
        SeenException first = new SeenException(
                key.operation,
                key.className,
                key.site,
                masked(thrown.message()),
                thrown.stackTrace(),
                thrown.causes().stream().map(this::maskedCause).toList(),
                at,
                at,
                1);
        seen.put(key, first);
        return first;
    }

    private @Nullable String masked(@Nullable String message) {
        return message == null ? null : maskedCause(message);
    }

    private String maskedCause(String text) {
        String masked = masker.mask(text);
        return masked.length() <= SeenException.MAX_MESSAGE ? masked : masked.substring(0, SeenException.MAX_MESSAGE);
    }

    private static String site(List<StackTraceElement> frames) {
        for (StackTraceElement frame : frames) {
            if (NOT_THE_APPLICATION.stream().noneMatch(frame.getClassName()::startsWith)) {
                return described(frame);
            }
        }
        return frames.isEmpty() ? "" : described(frames.get(0));
    }

    /** Without the names of class loader and module, which {@code toString} puts in front. */
    private static String described(StackTraceElement frame) {
        String place = frame.getFileName() == null ? "Unknown Source" : frame.getFileName();
        String line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + line + ")";
    }
}
