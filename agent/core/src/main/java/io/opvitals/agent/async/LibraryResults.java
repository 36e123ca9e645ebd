package io.opvitals.agent.async;

import io.opvitals.agent.integration.CheckedAdapters;
import io.opvitals.agent.integration.CheckedAdapters.Adapter;
import io.opvitals.agent.operation.ResultKind;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The futures and publishers of libraries, found by the names of their base types. Each library is spoken to by one
 * adapter, which is made beside it when its first object is returned.
 */
public final class LibraryResults implements ResultKind.Finder {

    private static final Adapter REACTOR =
            new Adapter("io.opvitals.adapter.reactor.ReactorPublishers", "Reactor", "3.4 to 3.8");
    private static final Adapter RXJAVA =
            new Adapter("io.opvitals.adapter.rxjava.RxPublishers", "RxJava", "3.1.1 and later");
    private static final Adapter GUAVA = new Adapter("io.opvitals.adapter.guava.GuavaFutures", "Guava", "19 to 33");

    /** By base type, the class that stands for the library when its adapter is asked for, so that it has but one. */
    private static final Map<String, Base> BASES = Map.of(
            "reactor.core.publisher.Mono", new Base(REACTOR, "reactor.core.publisher.Mono"),
            "reactor.core.publisher.Flux", new Base(REACTOR, "reactor.core.publisher.Mono"),
            "io.reactivex.rxjava3.core.Single", new Base(RXJAVA, "io.reactivex.rxjava3.core.Flowable"),
            "io.reactivex.rxjava3.core.Maybe", new Base(RXJAVA, "io.reactivex.rxjava3.core.Flowable"),
            "io.reactivex.rxjava3.core.Completable", new Base(RXJAVA, "io.reactivex.rxjava3.core.Flowable"),
            "io.reactivex.rxjava3.core.Flowable", new Base(RXJAVA, "io.reactivex.rxjava3.core.Flowable"),
            "io.reactivex.rxjava3.core.Observable", new Base(RXJAVA, "io.reactivex.rxjava3.core.Flowable"),
            "com.google.common.util.concurrent.ListenableFuture",
                    new Base(GUAVA, "com.google.common.util.concurrent.ListenableFuture"));

    private final CheckedAdapters adapters;

    private record Base(Adapter adapter, String libraryClass) {}

    /** @param adapters where adapters come from */
    public LibraryResults(CheckedAdapters adapters) {
        this.adapters = adapters;
    }

    @Override
    public @Nullable ResultKind find(Class<?> type) {
        Class<?> baseType = Supertype.named(type, BASES.keySet());
        Base base = baseType == null ? null : BASES.get(baseType.getName());
        if (baseType == null || base == null) {
            return null;
        }
        Object adapter = adapter(baseType, base);
        if (adapter instanceof OpvitalsDoor.Publishers publishers) {
            return new LibraryPublishers(publishers, type);
        }
        return adapter instanceof OpvitalsDoor.Futures futures ? new LibraryFutures(futures) : null;
    }

    private @Nullable Object adapter(Class<?> baseType, Base base) {
        try {
            Class<?> libraryClass = Class.forName(base.libraryClass(), false, baseType.getClassLoader());
            return adapters.of(libraryClass, base.adapter());
        } catch (ClassNotFoundException e) {
            // Not the library, but something that has a class of this name.
            return null;
        }
    }
}
