package io.opvitals.agent.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are woven now, and with what. By class loader and name rather than by class: when a class is woven for the
 * first time, it does not exist yet. Keeps no class loader alive, and calls none: a class loader may have an
 * {@code equals} of its own.
 */
final class WovenClasses {

    private final Map<Loader, Map<String, Woven>> byLoader = new HashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private long classes;

    /** Grows with every change. */
    private volatile int version;

    private long methods;

    /** A class loader by its identity, held weakly. */
    private static final class Loader extends WeakReference<ClassLoader> {

        private final int hash;

        Loader(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader own = get();
            return own != null && other instanceof Loader that && that.refersTo(own);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** This class is woven so from now on; {@link Woven#NOTHING} for not at all. */
    synchronized void put(ClassLoader loader, String internalName, Woven woven) {
        forgetCollected();
        Loader key = new Loader(loader, collected);
        Map<String, Woven> ofLoader = byLoader.get(key);
        if (ofLoader == null) {
            if (woven.isNothing()) {
                return;
            }
            ofLoader = new HashMap<>();
            byLoader.put(key, ofLoader);
        }
        count(woven.isNothing() ? ofLoader.remove(internalName) : ofLoader.put(internalName, woven), -1);
        count(woven, 1);
        version++;
    }

    int version() {
        return version;
    }

    /** How this class is woven. */
    synchronized Woven get(ClassLoader loader, String internalName) {
        Map<String, Woven> ofLoader = byLoader.get(new Loader(loader, null));
        Woven woven = ofLoader == null ? null : ofLoader.get(internalName);
        return woven == null ? Woven.NOTHING : woven;
    }

    /** Looks at one class and how it is woven. */
    @FunctionalInterface
    interface Visitor {
        void visit(ClassLoader loader, String internalName, Woven woven);
    }

    /** Shows every class that is woven now, in no order. */
    synchronized void forEach(Visitor visitor) {
        for (Map.Entry<Loader, Map<String, Woven>> ofLoader : byLoader.entrySet()) {
            ClassLoader loader = ofLoader.getKey().get();
            if (loader != null) {
                for (Map.Entry<String, Woven> each : ofLoader.getValue().entrySet()) {
                    visitor.visit(loader, each.getKey(), each.getValue());
                }
            }
        }
    }

    synchronized long classes() {
        forgetCollected();
        return classes;
    }

    synchronized long methods() {
        forgetCollected();
        return methods;
    }

    private void forgetCollected() {
        for (Reference<?> each = collected.poll(); each != null; each = collected.poll()) {
            Map<String, Woven> gone = each instanceof Loader loader ? byLoader.remove(loader) : null;
            if (gone != null) {
                for (Woven woven : gone.values()) {
                    count(woven, -1);
                }
            }
        }
    }

    /** The API's own class counts as nobody's. */
    private void count(@Nullable Woven woven, int sign) {
        if (woven != null && !woven.plans().isEmpty()) {
            classes += sign;
            methods += (long) sign * woven.plans().size();
        }
    }
}
