package io.opvitals.agent.integration;

import io.opvitals.agent.log.AgentLog;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adapters: classes of ours that need a library's types, one object of each for every class loader that has the library.
 *
 * <p>Their bytes lie beside the core's. They are defined in the class loader of the library, as a member of its unnamed
 * module, by {@code ClassLoader.defineClass}, which the agent reaches because {@code java.lang} is open to it
 * ({@code DoorInstaller}). An adapter is held by the library's class that it was asked for, through a {@link ClassValue},
 * so that it goes when the library goes.
 *
 * <p>Not for the transformer, nor for {@code premain}: an adapter is made when a library's object is met for the first
 * time.
 */
public final class AdapterClasses {

    private static final String LOGGER = "integration";
    private static final Object NONE = new Object();

    private final AgentLog log;
    private volatile @Nullable MethodHandle defineClass;
    private final ClassValue<ConcurrentHashMap<String, Object>> byLibraryClass = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, Object> computeValue(Class<?> libraryClass) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * Makes none yet.
     *
     * @param log says which adapter could not be made
     */
    public AdapterClasses(AgentLog log) {
        this.log = log;
    }

    /**
     * The adapter of this name beside this class of a library; made when it is first asked for.
     *
     * @param libraryClass a class of the library, whose class loader sees all that the adapter needs
     * @param adapterName full name of a public class of {@code agent/adapters} with a public constructor without
     *     arguments. Its nested classes come along; none of them may extend another of them.
     * @return {@code null} where it cannot be made, which the log says once: the library is of a version that is not known
     */
    public @Nullable Object adapter(Class<?> libraryClass, String adapterName) {
        ConcurrentHashMap<String, Object> adapters = byLibraryClass.get(libraryClass);
        Object adapter = adapters.get(adapterName);
        if (adapter == null) {
            Object made = make(libraryClass, adapterName);
            Object raced = adapters.putIfAbsent(adapterName, made);
            adapter = raced == null ? made : raced;
        }
        return adapter == NONE ? null : adapter;
    }

    private Object make(Class<?> libraryClass, String adapterName) {
        ClassLoader loader = libraryClass.getClassLoader();
        if (loader == null) {
            return NONE;
        }
        try {
            return define(loader, adapterName).getConstructor().newInstance();
        } catch (Throwable e) {
            log.error(LOGGER, adapterName + " does not fit " + libraryClass.getName() + " in " + loader, e);
            return NONE;
        }
    }

    private Class<?> define(ClassLoader loader, String name) throws Throwable {
        byte[] bytes = bytes(name);
        Class<?> defined = define(loader, name, bytes);
        for (String each : nested(bytes)) {
            String nested = each.replace('/', '.');
            define(loader, nested, bytes(nested));
        }
        return defined;
    }

    private Class<?> define(ClassLoader loader, String name, byte[] bytes) throws Throwable {
        try {
            return (Class<?>) defineClass().invokeExact(loader, name, bytes, 0, bytes.length, (ProtectionDomain) null);
        } catch (LinkageError e) {
            // Another class of the library in this loader has asked before, or another thread just now.
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException | LinkageError notThere) {
                throw e;
            }
        }
    }

    /** Looked up late: {@code java.lang.invoke} is not for {@code premain}. */
    private MethodHandle defineClass() throws ReflectiveOperationException {
        MethodHandle known = defineClass;
        if (known == null) {
            MethodType type = MethodType.methodType(
                    Class.class, String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
            known = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findVirtual(ClassLoader.class, "defineClass", type);
            defineClass = known;
        }
        return known;
    }

    private static List<String> nested(byte[] bytes) {
        List<String> nested = new ArrayList<>();
        ClassVisitor reader = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visitNestMember(String name) {
                nested.add(name);
            }
        };
        new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE);
        return nested;
    }

    private static byte[] bytes(String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        try (@Nullable InputStream in = AdapterClasses.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no " + file + " (expected: the agent's jar as it was built)");
            }
            return in.readAllBytes();
        }
    }
}
