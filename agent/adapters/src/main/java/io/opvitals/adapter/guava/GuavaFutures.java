package io.opvitals.adapter.guava;

import com.google.common.util.concurrent.ListenableFuture;
import io.opvitals.bootstrap.OpvitalsDoor;

/** Guava's {@link ListenableFuture}. */
public final class GuavaFutures extends OpvitalsDoor.Futures {

    @Override
    public void listen(Object future, Runnable listener) {
        ((ListenableFuture<?>) future).addListener(listener, Runnable::run);
    }
}
