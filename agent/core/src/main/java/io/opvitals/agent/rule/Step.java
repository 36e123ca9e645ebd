package io.opvitals.agent.rule;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a path. */
sealed interface Step {

    /** What is there, seen from {@code target}. */
    @Nullable
    Object from(Object target) throws RuleFailure;

    /** {@code [2]}, of a list or an array; {@code null} past the end. */
    record Index(int index, String path) implements Step {

        @Override
        public @Nullable Object from(Object target) throws RuleFailure {
            try {
                if (target instanceof List<?> list && Values.isOfJdk(target.getClass())) {
                    return index < list.size() ? list.get(index) : null;
                }
            } catch (RuntimeException e) {
                throw new RuleFailure(
                        path, "reading the list threw " + e.getClass().getName(), "a value", e);
            }
            if (target.getClass().isArray()) {
                return index < Array.getLength(target) ? Array.get(target, index) : null;
            }
            throw new RuleFailure(path, Values.describe(target), "an array or a list of the JDK");
        }
    }

    /** {@code ['key']}, of a map; {@code null} where it has no such key. */
    record Key(String key, String path) implements Step {

        @Override
        public @Nullable Object from(Object target) throws RuleFailure {
            if (target instanceof Map<?, ?> map && Values.isOfJdk(target.getClass())) {
                return valueOf(map, key, path);
            }
            throw new RuleFailure(path, Values.describe(target), "a map of the JDK");
        }
    }

    private static @Nullable Object valueOf(Map<?, ?> map, String key, String path) throws RuleFailure {
        try {
            return map.get(key);
        } catch (RuntimeException e) {
            throw new RuleFailure(path, "reading the map threw " + e.getClass().getName(), "keys that are texts", e);
        }
    }

    /** {@code .name} or {@code .name()}. */
    final class Named implements Step {

        private final String name;
        private final boolean call;
        private final String path;
        private final ClassValue<Member> members;

        Named(String name, boolean call, String path) {
            this.name = name;
            this.call = call;
            this.path = path;
            this.members = new ClassValue<>() {
                @Override
                protected Member computeValue(Class<?> type) {
                    return Member.find(type, name, call);
                }
            };
        }

        @Override
        public @Nullable Object from(Object target) throws RuleFailure {
            if (!call && target instanceof Map<?, ?> map && Values.isOfJdk(target.getClass())) {
                return valueOf(map, name, path);
            }
            if (target.getClass().isArray() && (name.equals("length") || name.equals("size"))) {
                return Array.getLength(target);
            }
            if (call && Values.isOfJdk(target.getClass())) {
                Integer size = size(target);
                if (size != null) {
                    return size;
                }
            }
            return members.get(target.getClass()).read(target, path);
        }

        /** {@code size()} and {@code length()}, of what the JDK has; {@code isEmpty()} is a getter. */
        private @Nullable Integer size(Object target) {
            if (name.equals("size") && target instanceof Collection<?> collection) {
                return collection.size();
            }
            if (name.equals("size") && target instanceof Map<?, ?> map) {
                return map.size();
            }
            return name.equals("length") && target instanceof CharSequence text ? Integer.valueOf(text.length()) : null;
        }
    }
}
