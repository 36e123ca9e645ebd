package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
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
 */
public final class OperationTransformer implements ClassFileTransformer {

    private final ClassLoader own;
    private final byte[] annotation = ClassFileHeader.text(Monitored.DESCRIPTOR);
    private final Supertypes supertypes;
    private final MethodSelection selection;
    private final LibraryClasses libraries;
    private final WovenOperations wovenOperations;
    private final WeavingNumbers numbers;
    private final AgentLog log;

    /**
     * @param own the agent's own class loader, whose classes are never woven
     * @param operations where operations get their index
     * @param patterns methods chosen by name
     * @param libraries classes of known libraries
     * @param woven is told which method is which operation
     * @param numbers counts what is woven
     * @param log says what went wrong
     */
    public OperationTransformer(
            ClassLoader own,
            OperationRegistry operations,
            List<NamePattern> patterns,
            LibraryClasses libraries,
            WovenOperations woven,
            WeavingNumbers numbers,
            AgentLog log) {
        this.own = own;
        this.supertypes = new Supertypes(log);
        this.selection = new MethodSelection(operations, patterns, log);
        this.libraries = libraries;
        this.wovenOperations = woven;
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
        if (loader == null || loader == own || className == null) {
            return null;
        }
        try {
            byte[] hooked = libraries.weave(loader, className, bytes);
            byte[] woven = weave(loader, className, hooked);
            return woven == null && hooked != bytes ? hooked : woven;
        } catch (Throwable e) {
            numbers.failed();
            log.error("instrument", "class " + className.replace('/', '.') + " is not monitored: weaving failed", e);
            return null;
        }
    }

    private byte @Nullable [] weave(ClassLoader loader, String className, byte[] bytes) {
        if (className.equals(ClassWeaver.API_BRIDGE)) {
            return ClassWeaver.weaveApiBridge(new ClassReader(bytes));
        }
        ClassFileHeader header = ClassFileHeader.read(bytes, annotation);
        if (header == null) {
            return null;
        }
        boolean concerned = header.containsText()
                || supertypes.haveAnnotation(loader, header)
                || selection.namesClass(className.replace('/', '.'));
        if (!concerned) {
            return null;
        }
        ClassReader classFile = new ClassReader(bytes);
        TypeInfo type = TypeReader.read(classFile);
        Map<String, MethodPlan> plans = selection.select(type, supertypes.of(loader, type));
        wovenOperations.put(loader, className, plans);
        if (plans.isEmpty()) {
            return null;
        }
        byte[] woven = ClassWeaver.weave(classFile, type, plans);
        numbers.woven(plans.size());
        return woven;
    }
}
