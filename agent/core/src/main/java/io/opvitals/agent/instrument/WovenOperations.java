package io.opvitals.agent.instrument;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Which woven method is which operation, for proxies: they are called with a {@link Method} and must know before the
 * method runs.
 */
public final class WovenOperations {

    /** What {@link #operation} returns for a method that is none. */
    public static final int NONE = MethodPlan.NONE;

    private final WovenClasses woven;

    private final ClassValue<LookedUp> byTarget = new ClassValue<>() {
        @Override
        protected LookedUp computeValue(Class<?> target) {
            return new LookedUp(woven.version());
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
     * Makes the lookup.
     *
     * @param numbers know what is woven
     */
    public WovenOperations(WeavingNumbers numbers) {
        this.woven = numbers.woven;
    }

    /**
     * The operation that is called when this method is called on an object of this class.
     *
     * @param method as the caller knows it, perhaps of an interface or a superclass
     * @param target class of the object behind the proxy
     */
    public int operation(Method method, Class<?> target) {
        LookedUp known = byTarget.get(target);
        if (known.version != woven.version()) {
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

    private int find(Method method, Class<?> target) {
        for (Class<?> each = target; each != null; each = each.getSuperclass()) {
            ClassLoader loader = each.getClassLoader();
            Map<String, MethodPlan> plans = loader == null
                    ? Map.of()
                    : woven.get(loader, each.getName().replace('.', '/')).plans();
            MethodPlan plan = plans.isEmpty() ? null : find(method, plans);
            if (plan != null && plan.isOperation()) {
                return plan.operation();
            }
        }
        return NONE;
    }

    /** Of the same descriptor; or, for a method of a generic type, the only one of its name and number of arguments. */
    private static @Nullable MethodPlan find(Method method, Map<String, MethodPlan> plans) {
        MethodPlan exact = plans.get(method.getName() + Type.getMethodDescriptor(method));
        if (exact != null) {
            return exact;
        }
        MethodPlan only = null;
        for (Map.Entry<String, MethodPlan> each : plans.entrySet()) {
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
