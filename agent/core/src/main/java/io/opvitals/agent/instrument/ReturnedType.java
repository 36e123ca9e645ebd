package io.opvitals.agent.instrument;

import java.util.Set;
import org.objectweb.asm.Type;

/**
 * What a method's declared return type says about when its calls end. What is really returned is looked at as the call
 * returns; here only what can be ruled out without loading a class is ruled out, because a look costs a few nanoseconds.
 */
enum ReturnedType {
    /** Nothing, a number, a text, a collection: the call ends when it returns. */
    IS_THE_END,
    /** May be a future, which the caller must get as it is. */
    MAY_COME_LATER,
    /** A type that promises a publisher and no more. */
    MAY_BE_A_PUBLISHER,
    /** {@code Object}, as generic types have it: may be a publisher, and the caller may take it for any type. */
    MAY_BE_ANYTHING;

    /** Packages of the JDK whose types are no futures, with the exceptions below. */
    private static final Set<String> VALUES =
            Set.of("java/lang", "java/util", "java/time", "java/math", "java/net", "java/nio", "java/sql", "java/text");

    /** Interfaces in those packages that a future may implement. */
    private static final Set<String> OPEN = Set.of(
            "java/lang/Object",
            "java/lang/AutoCloseable",
            "java/lang/Cloneable",
            "java/lang/Comparable",
            "java/lang/Iterable",
            "java/lang/Runnable");

    /** Types by which libraries hand out publishers. Their own operators return other classes, so no caller knows which. */
    private static final Set<String> PUBLISHERS = Set.of(
            "java/util/concurrent/Flow$Publisher",
            "org/reactivestreams/Publisher",
            "reactor/core/CorePublisher",
            "reactor/core/publisher/Mono",
            "reactor/core/publisher/Flux",
            "io/reactivex/rxjava3/core/Single",
            "io/reactivex/rxjava3/core/SingleSource",
            "io/reactivex/rxjava3/core/Maybe",
            "io/reactivex/rxjava3/core/MaybeSource",
            "io/reactivex/rxjava3/core/Completable",
            "io/reactivex/rxjava3/core/CompletableSource",
            "io/reactivex/rxjava3/core/Flowable",
            "io/reactivex/rxjava3/core/Observable",
            "io/reactivex/rxjava3/core/ObservableSource");

    static ReturnedType of(Type declared) {
        if (declared.getSort() != Type.OBJECT) {
            return IS_THE_END;
        }
        String name = declared.getInternalName();
        if (name.equals("java/lang/Object")) {
            return MAY_BE_ANYTHING;
        }
        if (PUBLISHERS.contains(name)) {
            return MAY_BE_A_PUBLISHER;
        }
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        return VALUES.contains(packageName) && !OPEN.contains(name) ? IS_THE_END : MAY_COME_LATER;
    }

    /** For methods whose result rules look at: as {@link #of}, but every result is looked at. */
    static ReturnedType seen(Type declared) {
        ReturnedType type = of(declared);
        return type == IS_THE_END && declared.getSort() != Type.VOID ? MAY_COME_LATER : type;
    }
}
