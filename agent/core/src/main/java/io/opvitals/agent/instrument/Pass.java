package io.opvitals.agent.instrument;

import java.util.IdentityHashMap;

/**
 * One call of {@code retransformClasses} by our own thread, as the transformer sees it. What it finds is kept here: it
 * becomes true only when the whole call succeeds.
 *
 * <p><b>Looking without touching.</b> Whether a loaded class has something to weave stands in its class file, and the JVM
 * shows that to transformers only. Asking the class loader instead would run code of the application, and retransforming
 * every class of an application costs a safepoint each and throws its compiled code away. So a pass that only looks ends
 * in {@link End}, for which the transformer answers with something that is no class file. The JVM then refuses the whole
 * call, after it has shown all classes and before it has changed any, as JVMTI promises for {@code RetransformClasses}:
 * "If this function returns an error code other than JVMTI_ERROR_NONE, none of the classes to be retransformed will have
 * a new definition installed".
 */
final class Pass {

    /** Not empty: the JVM takes no bytes for no change. */
    static final byte[] NO_CLASS_FILE = {0};

    final boolean looks;

    /** Whether it looks for the class files themselves, not for what is to become of them. */
    final boolean keepsClassFiles;

    final IdentityHashMap<Class<?>, byte[]> classFiles = new IdentityHashMap<>();
    final IdentityHashMap<Class<?>, Woven> found = new IdentityHashMap<>();
    private final Thread thread = Thread.currentThread();
    private boolean shownAll;

    /** @param looks whether nothing is to be changed */
    Pass(boolean looks) {
        this(looks, false);
    }

    private Pass(boolean looks, boolean keepsClassFiles) {
        this.looks = looks;
        this.keepsClassFiles = keepsClassFiles;
    }

    /** A pass that looks, for the class files. */
    static Pass forClassFiles() {
        return new Pass(true, true);
    }

    /** The last class of a pass that looks. */
    static final class End {

        private End() {}
    }

    boolean isOnCurrentThread() {
        return thread == Thread.currentThread();
    }

    void end() {
        shownAll = true;
    }

    /** Whether all classes have been shown. */
    boolean hasShownAll() {
        return shownAll;
    }
}
