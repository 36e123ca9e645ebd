package io.opvitals.agent.instrument;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Which woven method is which operation, for proxies: they are called with a {@link Method} and must know before the
 * method runs. Written when a class is woven, read when a proxy is called.
 */
public final class WovenOperations {

    /** What {@link #operation} returns for a method that is none. */
    public static final int NONE = MethodPlan.NONE;

    /** By class loader, name of the class, and method. Guarded by itself. */
    private final WeakHashMap<ClassLoader, Map<String, Map<String, Integer>>> woven = new WeakHashMap<>();

    /** Grows with every change to what is woven, so that what was looked up before is looked up again. */
    private volatile int version;

    private final ClassValue<LookedUp> byTarget = new ClassValue<>() {
        @Override
        protected LookedUp computeValue(Class<?> target) {
            return new LookedUp(version);
        }
    };

    private static final class LookedUp {

        private final int version;
        private final ConcurrentHashMap<Method, Integer> operations = new ConcurrentHashMap<>();

        LookedUp(int version) {
            this.version = version;
        }
    }

    /**
     * The operation that is called when this method is called on an object of this class.
     *
     * @param method as the caller knows it, perhaps of an interface or a superclass
     * @param target class of the object behind the proxy
     */
    public int operation(Method method, Class<?> target) {
        LookedUp known = byTarget.get(target);
        if (known.version != version) {
            byTarget.remove(target);
            known = byTarget.get(target);
        }
        Integer operation = known.operations.get(method);
        if (operation == null) {
            operation = find(method, target);
            known.operations.put(method, operation);
        }
        return operation;
    }

    /** The class is woven like this from now on. */
    void put(ClassLoader loader, String internalName, Map<String, MethodPlan> plans) {
        Map<String, Integer> operations = new HashMap<>();
        for (Map.Entry<String, MethodPlan> each : plans.entrySet()) {
            if (each.getValue().isOperation()) {
                operations.put(each.getKey(), each.getValue().operation());
            }
        }
        synchronized (woven) {
            Map<String, Map<String, Integer>> ofLoader = woven.get(loader);
            if (ofLoader == null) {
                if (operations.isEmpty()) {
                    return;
                }
                ofLoader = new HashMap<>();
                woven.put(loader, ofLoader);
            }
            Map<String, Integer> before =
                    operations.isEmpty() ? ofLoader.remove(internalName) : ofLoader.put(internalName, operations);
            if (!operations.equals(before == null ? Map.of() : before)) {
                version++;
            }
        }
    }

    private int find(Method method, Class<?> target) {
        for (Class<?> each = target; each != null; each = each.getSuperclass()) {
            Map<String, Integer> operations = ofClass(each);
            Integer operation = operations == null ? null : find(method, operations);
            if (operation != null) {
                return operation;
            }
        }
        return NONE;
    }

    private @Nullable Map<String, Integer> ofClass(Class<?> type) {
        synchronized (woven) {
            Map<String, Map<String, Integer>> ofLoader = woven.get(type.getClassLoader());
            return ofLoader == null ? null : ofLoader.get(type.getName().replace('.', '/'));
        }
    }

    /** Of the same descriptor; or, for a method of a generic type, the only one of its name and number of arguments. */
    private static @Nullable Integer find(Method method, Map<String, Integer> operations) {
        Integer exact = operations.get(method.getName() + Type.getMethodDescriptor(method));
        if (exact != null) {
            return exact;
        }
        Integer only = null;
        for (Map.Entry<String, Integer> each : operations.entrySet()) {
            int descriptor = each.getKey().indexOf('(');
            boolean alike = each.getKey().substring(0, descriptor).equals(method.getName())
                    && Type.getArgumentTypes(each.getKey().substring(descriptor)).length == method.getParameterCount();
            if (alike && only != null) {
                return null;
            }
            only = alike ? each.getValue() : only;
        }
        return only;
    }
}
