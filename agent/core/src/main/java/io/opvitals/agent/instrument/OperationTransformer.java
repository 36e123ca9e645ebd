package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Sees every class that is loaded or retransformed, and weaves the few that have a monitored method.
 *
 * <p>Runs inside class loading, on the application's threads, many at a time. It must not throw, must not wait for
 * another class to be loaded, and must not take long over a class that is none of its business.
 *
 * <p>What it weaves is one immutable selection in one field. A class whose weaving began under the selection before is
 * woven again under the new one before it is handed to the JVM.
 */
public final class OperationTransformer implements ClassFileTransformer {

    private final ClassLoader own;
    private final Supertypes supertypes;
    private final LibraryClasses libraries;
    private final WeavingNumbers numbers;
    private final AgentLog log;

    /** {@code null} for nothing. */
    private volatile @Nullable MethodSelection selection;

    /** What our own thread is doing, if it is doing something. */
    private volatile @Nullable Pass pass;

    /**
     * @param own the agent's own class loader, whose classes are never woven
     * @param selection what is woven; {@code null} for nothing
     * @param libraries classes of known libraries
     * @param numbers knows what is woven
     * @param log says what went wrong
     */
    public OperationTransformer(
            ClassLoader own,
            @Nullable MethodSelection selection,
            LibraryClasses libraries,
            WeavingNumbers numbers,
            AgentLog log) {
        this.own = own;
        this.supertypes = new Supertypes(log);
        this.selection = selection;
        this.libraries = libraries;
        this.numbers = numbers;
        this.log = log;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        // Classes of the boot loader first and without any other call: this method may be what needs them.
        if (loader == null || className == null) {
            return null;
        }
        Pass running = pass;
        if (running != null && redefined != null && running.isOnCurrentThread()) {
            return show(running, loader, className, redefined, bytes);
        }
        if (loader == own) {
            return null;
        }
        try {
            return weave(loader, className, redefined != null, bytes);
        } catch (Throwable e) {
            numbers.failed(className, e);
            log.error("instrument", "class " + className.replace('/', '.') + " is not monitored: weaving failed", e);
            return null;
        }
    }

    @Nullable
    MethodSelection selection() {
        return selection;
    }

    /** Classes loaded from now on are woven so; {@code null} for nothing. Classes already loaded stay as they are. */
    void select(@Nullable MethodSelection next) {
        selection = next;
    }

    /** The calling thread is about to retransform classes. */
    void begin(Pass begun) {
        pass = begun;
    }

    void end() {
        pass = null;
    }

    boolean isOwn(@Nullable ClassLoader loader) {
        return loader == own;
    }

    private byte @Nullable [] weave(ClassLoader loader, String className, boolean isLoaded, byte[] bytes) {
        while (true) {
            MethodSelection used = selection;
            Draft draft = draft(used, loader, className, bytes);
            byte[] result = draft.write();
            if (used == selection) {
                if (isLoaded || result != null) {
                    numbers.woven.put(loader, className, draft.woven);
                }
                return result;
            }
        }
    }

    /** For our own thread. */
    private byte @Nullable [] show(
            Pass running, ClassLoader loader, String className, Class<?> redefined, byte[] bytes) {
        if (redefined == Pass.End.class) {
            running.end();
            return Pass.NO_CLASS_FILE;
        }
        if (running.keepsClassFiles) {
            running.classFiles.put(redefined, bytes);
            return null;
        }
        try {
            Draft draft = draft(selection, loader, className, bytes);
            byte[] result = running.looks ? null : draft.write();
            running.found.put(redefined, draft.woven);
            return result;
        } catch (Throwable e) {
            numbers.failed(className, e);
            log.error("instrument", "class " + className.replace('/', '.') + " is not monitored: weaving failed", e);
            running.found.put(redefined, Woven.NOTHING);
            return null;
        }
    }

    private Draft draft(@Nullable MethodSelection using, ClassLoader loader, String className, byte[] bytes) {
        // Also while nothing is monitored: a call that the application has started ends through it.
        if (className.equals(ClassWeaver.API_BRIDGE)) {
            return new Draft(Woven.API_BRIDGE, bytes, null);
        }
        ClassFileHeader header = using == null ? null : ClassFileHeader.read(bytes, using.annotations());
        if (header == null || using == null) {
            return Draft.NOTHING;
        }
        byte[] hooked = libraries.weave(loader, className, bytes);
        boolean isHooked = hooked != bytes;
        List<String> ancestors = using.asksForSupertypes() ? supertypes.names(loader, header) : List.of();
        boolean concerned = header.containsText()
                || supertypes.haveAnnotation(loader, header)
                || using.names(className.replace('/', '.'), ancestors);
        if (!concerned) {
            return isHooked ? new Draft(Woven.of(Map.of(), true), hooked, null) : Draft.NOTHING;
        }
        TypeInfo type = using.read(hooked);
        return new Draft(Woven.of(using.select(type, supertypes.of(loader, type), ancestors), isHooked), hooked, type);
    }

    /** What one class file is to become. */
    private static final class Draft {

        static final Draft NOTHING = new Draft(Woven.NOTHING, null, null);

        final Woven woven;

        /** The class file, with its hooks; {@code null} where nothing is woven into it. */
        private final byte @Nullable [] classFile;

        /** What was read of it; {@code null} where none of its methods is monitored. */
        private final @Nullable TypeInfo type;

        Draft(Woven woven, byte @Nullable [] classFile, @Nullable TypeInfo type) {
            this.woven = woven;
            this.classFile = classFile;
            this.type = type;
        }

        byte @Nullable [] write() {
            if (classFile == null || woven.isNothing()) {
                return null;
            }
            if (woven.isApiBridge()) {
                return ClassWeaver.weaveApiBridge(new ClassReader(classFile));
            }
            return type == null ? classFile : ClassWeaver.weave(new ClassReader(classFile), type, woven.plans());
        }
    }
}
