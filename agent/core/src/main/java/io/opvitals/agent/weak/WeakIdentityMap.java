package io.opvitals.agent.weak;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects of the application, by identity. An entry goes when its object goes; a value must not refer to
 * its object. For any thread, without a lock.
 *
 * @param <V> what is known of an object
 */
public final class WeakIdentityMap<V> {

    private final ConcurrentHashMap<Object, V> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    public @Nullable V get(Object object) {
        return entries.get(new Probe(object));
    }

    public void put(Object object, V value) {
        forgetGone();
        entries.put(new Key(object, gone), value);
    }

    /** Keeps the value that is there, and returns it; {@code null} where there was none. */
    public @Nullable V putIfAbsent(Object object, V value) {
        forgetGone();
        return entries.putIfAbsent(new Key(object, gone), value);
    }

    public @Nullable V remove(Object object) {
        return entries.remove(new Probe(object));
    }

    public Iterable<V> values() {
        forgetGone();
        return entries.values();
    }

    int size() {
        forgetGone();
        return entries.size();
    }

    private void forgetGone() {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            entries.remove(each);
        }
    }

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object, ReferenceQueue<Object> gone) {
            super(object, gone);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object own = get();
            return own != null && other instanceof Key key && key.refersTo(own);
        }
    }

    /** Looks an object up without a weak reference to it, which would be work for the garbage collector. */
    private static final class Probe {

        private final Object object;

        Probe(Object object) {
            this.object = object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        @SuppressWarnings("EqualsUnsafeCast") // Probes are only ever compared with keys of this map.
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.refersTo(object);
        }
    }
}
