package io.opvitals.testapp.async;

import java.util.concurrent.CompletableFuture;

/**
 * A future: it runs once, whoever listens. To retry is to call again.
 *
 * @param <F> the type
 */
abstract class FutureKind<F> extends ReturnedKind<F> {

    @Override
    final void neverSubscribed() {
        // A future runs by itself.
    }

    @Override
    final void retried(Work work) {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<?> ended = use(call(work));
            ended.join();
        }
    }

    @Override
    final void resubscribed() {
        // A future cannot run again.
    }
}
