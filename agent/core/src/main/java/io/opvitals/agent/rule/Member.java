package io.opvitals.agent.rule;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The public member of one class that a name means: a record component, a getter or a field. Held by that class, so it
 * refers to nothing but that class and its supertypes.
 */
final class Member {

    private static final int MAX_NAMES = 10;

    private final @Nullable Method getter;
    private final @Nullable Field field;
    private final String problem;
    private final String expected;

    private Member(@Nullable Method getter, @Nullable Field field, String problem, String expected) {
        this.getter = getter;
        this.field = field;
        this.problem = problem;
        this.expected = expected;
    }

    /**
     * Finds the member. Where there is none, the answer says so when it is read.
     *
     * @param call whether the name was written with parentheses
     */
    static Member find(Class<?> type, String name, boolean call) {
        try {
            Method getter = call ? called(type, name) : getter(type, name);
            if (getter != null) {
                return of(getter, type);
            }
            Field field = call ? null : field(type, name);
            return field == null ? missing(type, name, call) : of(field, type);
        } catch (LinkageError | RuntimeException e) {
            return new Member(null, null, type.getTypeName() + " cannot be looked into: " + e, "a class that links");
        }
    }

    @Nullable
    Object read(Object target, String path) throws RuleFailure {
        try {
            if (getter != null) {
                return getter.invoke(target);
            }
            if (field != null) {
                return field.get(target);
            }
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof VirtualMachineError error) {
                throw error;
            }
            String what = thrown == null ? "an exception" : thrown.getClass().getName();
            throw new RuleFailure(path, what + " thrown by " + target.getClass().getTypeName(), "a value", thrown);
        } catch (IllegalAccessException e) {
            throw new RuleFailure(path, String.valueOf(e.getMessage()), "a member that is public", e);
        }
        throw new RuleFailure(path, problem, expected);
    }

    private static @Nullable Method getter(Class<?> type, String name) {
        Method accessor = accessor(type, name);
        if (accessor != null) {
            return accessor;
        }
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Method get = method(type, "get" + capitalized);
        return get != null ? get : flag(type, "is" + capitalized);
    }

    private static @Nullable Method called(Class<?> type, String name) {
        if (isPrefixed(name, "get")) {
            return method(type, name);
        }
        return isPrefixed(name, "is") ? flag(type, name) : accessor(type, name);
    }

    private static boolean isPrefixed(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && !Character.isLowerCase(name.charAt(prefix.length()));
    }

    private static @Nullable Method accessor(Class<?> type, String name) {
        if (type.isRecord()) {
            for (RecordComponent each : type.getRecordComponents()) {
                if (each.getName().equals(name)) {
                    return each.getAccessor();
                }
            }
        }
        return null;
    }

    private static @Nullable Method flag(Class<?> type, String name) {
        Method found = method(type, name);
        return found != null && (found.getReturnType() == boolean.class || found.getReturnType() == Boolean.class)
                ? found
                : null;
    }

    private static @Nullable Method method(Class<?> type, String name) {
        try {
            Method found = type.getMethod(name);
            boolean isGetter = !Modifier.isStatic(found.getModifiers()) && found.getReturnType() != void.class;
            return isGetter ? found : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static @Nullable Field field(Class<?> type, String name) {
        try {
            Field found = type.getField(name);
            return Modifier.isStatic(found.getModifiers()) ? null : found;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    private static Member of(Method getter, Class<?> type) {
        Method reachable = reachable(getter, type);
        if (reachable == null && getter.trySetAccessible()) {
            reachable = getter;
        }
        return reachable == null ? closed(type) : new Member(reachable, null, "", "");
    }

    private static Member of(Field field, Class<?> type) {
        return isOpen(field.getDeclaringClass()) || field.trySetAccessible()
                ? new Member(null, field, "", "")
                : closed(type);
    }

    /** The same method where a public and exported class or interface declares it. */
    private static @Nullable Method reachable(Method getter, @Nullable Class<?> type) {
        if (isOpen(getter.getDeclaringClass())) {
            return getter;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Method declared = isOpen(each) ? method(each, getter.getName()) : null;
            if (declared != null && isOpen(declared.getDeclaringClass())) {
                return declared;
            }
            for (Class<?> parent : each.getInterfaces()) {
                Method inherited = ofInterface(parent, getter.getName());
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private static @Nullable Method ofInterface(Class<?> type, String name) {
        Method declared = isOpen(type) ? method(type, name) : null;
        if (declared != null && isOpen(declared.getDeclaringClass())) {
            return declared;
        }
        for (Class<?> each : type.getInterfaces()) {
            Method inherited = ofInterface(each, name);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    private static boolean isOpen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Member.class.getModule());
    }

    private static Member closed(Class<?> type) {
        return new Member(
                null,
                null,
                type.getTypeName() + " is not public, in a package that module "
                        + type.getModule().getName() + " does not open",
                "a public member of an exported type, or --add-opens "
                        + type.getModule().getName() + "/" + type.getPackageName() + "=ALL-UNNAMED");
    }

    private static Member missing(Class<?> type, String name, boolean call) {
        String names = names(type);
        String has = names.isEmpty() ? "" : "; it has " + names;
        String wanted = call
                ? "a record component, a getter, or size(), length() or isEmpty() of the JDK's types"
                : "a record component, a getter or a public field of that name";
        return new Member(null, null, type.getTypeName() + " has no " + name + (call ? "()" : ""), wanted + has);
    }

    /** What could have been meant. */
    private static String names(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        if (type.isRecord()) {
            for (RecordComponent each : type.getRecordComponents()) {
                names.add(each.getName());
            }
        }
        for (Method each : type.getMethods()) {
            int prefix = isPrefixed(each.getName(), "get") ? 3 : isPrefixed(each.getName(), "is") ? 2 : 0;
            boolean isGetter = prefix > 0
                    && each.getParameterCount() == 0
                    && !Modifier.isStatic(each.getModifiers())
                    && each.getReturnType() != void.class
                    && each.getDeclaringClass() != Object.class;
            if (isGetter) {
                String name = each.getName();
                names.add(Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1));
            }
        }
        for (Field each : type.getFields()) {
            if (!Modifier.isStatic(each.getModifiers())) {
                names.add(each.getName());
            }
        }
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (String each : names) {
            if (shown++ == MAX_NAMES) {
                return text.append(" and others").toString();
            }
            text.append(shown == 1 ? "" : ", ").append(each);
        }
        return text.toString();
    }
}
