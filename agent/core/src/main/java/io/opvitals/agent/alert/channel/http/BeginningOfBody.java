package io.opvitals.agent.alert.channel.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The first KiB of an answer's body, enough for a reason. The rest is not read. */
final class BeginningOfBody implements HttpResponse.BodySubscriber<String> {

    private static final int MAX_BYTES = 1_024;

    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer each : buffers) {
            while (each.hasRemaining() && bytes.size() < MAX_BYTES) {
                bytes.write(each.get());
            }
        }
        Flow.Subscription rest = subscription;
        if (rest == null || bytes.size() >= MAX_BYTES) {
            if (rest != null) {
                rest.cancel();
            }
            onComplete();
        } else {
            rest.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
