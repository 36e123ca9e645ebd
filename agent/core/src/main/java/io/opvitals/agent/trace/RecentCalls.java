package io.opvitals.agent.trace;

import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.ThrownException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last kept calls: of each operation the last {@link #OF_EACH}, so that a busy one does not push out the others, and
 * {@link #CAPACITY} in all; past it, those of the operation go that was quiet for longest. Written by the collector's
 * thread, read by any.
 */
public final class RecentCalls implements Consumer<KeptBatch> {

    public static final int OF_EACH = 50;

    public static final int CAPACITY = 2_000;

    private static final int MAX_MESSAGE = 300;
    private static final HexFormat HEX = HexFormat.of();

    /** The operation that was heard of last is the last one. Its latest call is the last one, too. */
    private final LinkedHashMap<OperationId, ArrayDeque<RecentCall>> calls = new LinkedHashMap<>(16, 0.75f, true);

    private final Masker masker;
    private int size;

    /** @param masker for what exceptions say */
    public RecentCalls(Masker masker) {
        this.masker = masker;
    }

    @Override
    public synchronized void accept(KeptBatch batch) {
        for (KeptCall each : batch.calls()) {
            ArrayDeque<RecentCall> own = calls.computeIfAbsent(each.id(), id -> new ArrayDeque<>());
            own.addLast(shown(each, batch));
            size++;
            if (own.size() > OF_EACH) {
                own.removeFirst();
                size--;
            }
            while (size > CAPACITY) {
                forgetTheQuietest();
            }
        }
    }

    /** How many there are. */
    public synchronized int size() {
        return size;
    }

    /** Those that match, at most so many, the one that ended last first. */
    public List<RecentCall> find(Predicate<RecentCall> which, int most) {
        return all().stream()
                .filter(which)
                .sorted(Comparator.<RecentCall, Instant>comparing(
                                each -> each.start().plusNanos(each.durationNanos()))
                        .reversed())
                .limit(most)
                .toList();
    }

    private synchronized List<RecentCall> all() {
        List<RecentCall> all = new ArrayList<>(size);
        calls.values().forEach(all::addAll);
        return all;
    }

    private void forgetTheQuietest() {
        Iterator<Map.Entry<OperationId, ArrayDeque<RecentCall>>> first =
                calls.entrySet().iterator();
        size -= first.next().getValue().size();
        first.remove();
    }

    private RecentCall shown(KeptCall call, KeptBatch batch) {
        return new RecentCall(
                call.id(),
                batch.at(call.startNanos()),
                call.durationNanos(),
                call.outcome(),
                call.errorType(),
                message(call.exception()),
                call.reason(),
                Map.copyOf(call.attributes()),
                HEX.toHexDigits(call.traceIdHigh()) + HEX.toHexDigits(call.traceIdLow()),
                HEX.toHexDigits(call.spanId()),
                parent(call),
                call.threadName());
    }

    private static @Nullable String parent(KeptCall call) {
        if (call.parentSpanId() != 0) {
            return HEX.toHexDigits(call.parentSpanId());
        }
        return call.application() == null
                ? null
                : HEX.toHexDigits(call.application().spanId());
    }

    private @Nullable String message(@Nullable ThrownException thrown) {
        String message = thrown == null ? null : thrown.message();
        if (message == null) {
            return null;
        }
        String masked = masker.mask(message);
        return masked.length() <= MAX_MESSAGE ? masked : masked.substring(0, MAX_MESSAGE);
    }
}
