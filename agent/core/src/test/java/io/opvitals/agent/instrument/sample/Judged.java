package io.opvitals.agent.instrument.sample;

import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;

/** Methods whose results and arguments rules read. */
@SuppressWarnings("all")
@MonitoredOperation("judged")
public class Judged {

    public record Answer(String status, int tokens) {}

    public Answer complete(String status, long limit, double unused) {
        int tokens = (int) limit;
        return new Answer(status, tokens);
    }

    @MonitoredOperation("complete")
    public static Answer overloaded(int limit, String status) {
        return new Answer(status, limit);
    }

    public boolean send(String to) {
        return to.isEmpty();
    }

    public Object nothing() {
        return null;
    }

    public CompletableFuture<Answer> later(String status) {
        return CompletableFuture.completedFuture(new Answer(status, 1));
    }

    public CompletableFuture<Answer> muchLater(CompletableFuture<Answer> pending) {
        return pending;
    }

    public void run(int[] numbers, byte small) {}
}
