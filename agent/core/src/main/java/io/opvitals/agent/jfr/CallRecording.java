package io.opvitals.agent.jfr;

import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.WatchedCall;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Has calls watched while a recording asks for their event. */
final class CallRecording {

    private final OperationRegistry operations;
    private final EventType type;
    private boolean isAsked;

    private CallRecording(OperationRegistry operations, EventType type) {
        this.operations = operations;
        this.type = type;
    }

    /** Makes the event known to the recorder; {@code null} where that is not running yet. */
    static @Nullable CallRecording ofRunningRecorder(OperationRegistry operations) {
        if (!FlightRecorder.isInitialized()) {
            return null;
        }
        FlightRecorder.register(CallEvent.class);
        return new CallRecording(operations, EventType.getEventType(CallEvent.class));
    }

    void look() {
        boolean asked = type.isEnabled();
        if (asked != isAsked) {
            operations.watch(asked ? CallRecording::begun : null);
            isAsked = asked;
        }
    }

    private static WatchedCall begun() {
        CallEvent event = new CallEvent();
        event.begin();
        return event;
    }
}
