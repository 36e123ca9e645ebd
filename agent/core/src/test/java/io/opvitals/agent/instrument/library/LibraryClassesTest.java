package io.opvitals.agent.instrument.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.instrument.library.sample.Tool;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibraryClassesTest {

    private static final String TOOL = Tool.class.getName().replace('.', '/');
    private static final String DESCRIBE = "(Ljava/lang/String;ID)Ljava/lang/String;";

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(
            new PrintStream(logged, true, StandardCharsets.UTF_8),
            AgentLog.Level.INFO,
            Clock.systemUTC(),
            Ticker.system());
    private final Watching hook = new Watching();

    @Test
    void weave_method_hookSeesArgumentsFieldsAndResult() throws Exception {
        Object tool = create(new HookedMethod("describe", DESCRIBE, hook, new HookedMethod.Field("uses", "I")));

        assertThat(describe(tool, "a", 2, 1.5)).isEqualTo("aaT");
        assertThat(describe(tool, "b", 7, 1.5)).isEqualTo("seven");

        assertThat(hook.seen)
                .containsExactly(
                        "enter Tool [a, 2, 1.5, 3]",
                        "exit [a, 2, 1.5, 3] Tool aaT null",
                        "enter Tool [b, 7, 1.5, 6]",
                        "exit [b, 7, 1.5, 6] Tool seven null");
    }

    @Test
    void weave_methodThrows_hookSeesTheVeryException() throws Exception {
        Object tool = create(new HookedMethod("describe", DESCRIBE, hook), new HookedMethod("fail", "()V", hook));

        assertThat(describe(tool, "a", 1, -1)).isEqualTo("negativeT");
        assertThatThrownBy(() -> describe(tool, "a", 1, -2)).isSameAs(hook.thrown);
        assertThatThrownBy(() -> call(tool, "fail")).isSameAs(hook.thrown);

        assertThat(hook.seen)
                .contains("exit [a, 1, -1.0] Tool negativeT null")
                .contains("exit [a, 1, -2.0] null null java.lang.IllegalStateException: negative")
                .contains("exit [] null null java.lang.UnsupportedOperationException: T");
    }

    @Test
    void weave_staticAndVoidMethods_hookSeesThem() throws Exception {
        Object tool = create(new HookedMethod("twice", "(JZ[C)J", hook), new HookedMethod("touch", "()V", hook));

        assertThat(tool.getClass()
                        .getMethod("twice", long.class, boolean.class, char[].class)
                        .invoke(null, 21, true, null))
                .isEqualTo(-42L);
        call(tool, "touch");

        assertThat(hook.seen)
                .containsExactly(
                        "enter null [21, true, null]",
                        "exit [21, true, null] null -42 null",
                        "enter Tool []",
                        "exit [] Tool null null");
    }

    @Test
    void weave_constructor_hookSeesTheFinishedObject() throws Exception {
        create(new HookedMethod("<init>", "(Ljava/lang/String;J)V", hook));

        assertThat(hook.seen).containsExactly("exit null Tool null null");
        assertThat(hook.arguments).containsExactly("T", 5L);
    }

    @Test
    void weave_constructorWithBranchesBeforeSuper_stillVerifies() throws Exception {
        Object tool = create(
                new HookedMethod("<init>", "(Ljava/lang/String;J)V", hook),
                new HookedMethod("<init>", "(Ljava/lang/String;)V", hook));

        assertThat(describe(tool, "", 1, 1)).isEqualTo("T");
        assertThat(hook.seen).hasSize(2);
        assertThatThrownBy(() -> construct(tool.getClass(), "", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weave_replacing_hookChangesArgumentAndResult() throws Exception {
        Object tool = create(new HookedMethod("describe", DESCRIBE, new Replacing())
                .replacingArgument(0)
                .replacingResult());

        assertThat(describe(tool, "a", 1, 1)).isEqualTo("<[a]T>");
    }

    @Test
    void weave_hookFails_callGoesOnAndFailureIsTold() throws Exception {
        Failing failing = new Failing();
        Object tool = create(new HookedMethod("describe", DESCRIBE, failing).replacingArgument(0));

        assertThat(describe(tool, "a", 1, 1)).isEqualTo("aT");
        assertThat(failing.told).containsExactly("enter", "exit");
    }

    @Test
    void weave_unknownMember_leavesTheLibraryAloneAndSaysSoOnce() throws Exception {
        Library library = new Library(
                "Tools",
                "1.0 to 1.2",
                List.of(
                        new HookedClass(TOOL, new HookedMethod("touch", "()V", hook)),
                        new HookedClass(
                                Watching.class.getName().replace('.', '/'), new HookedMethod("renamed", "()V", hook)),
                        new HookedClass("io/opvitals/NotThere", new HookedMethod("any", "()V", hook))));
        LibraryClasses libraries = libraries(library);
        byte[] bytes = bytes();

        assertThat(libraries.weave(getClass().getClassLoader(), TOOL, bytes)).isSameAs(bytes);
        assertThat(libraries.weave(getClass().getClassLoader(), TOOL, bytes)).isSameAs(bytes);

        assertThat(logged.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("is not watched")
                .contains("WARN integration - Tools in ")
                .contains("LibraryClassesTest$Watching has no renamed()V (known versions: 1.0 to 1.2)");
    }

    @Test
    void weave_requiredClassIsMissing_leavesTheLibraryAlone() throws Exception {
        LibraryClasses libraries = libraries(new Library(
                "Tools",
                "1.0 to 1.2",
                Set.of("io/opvitals/NotThere"),
                List.of(new HookedClass(TOOL, new HookedMethod("touch", "()V", hook)))));
        byte[] bytes = bytes();

        assertThat(libraries.weave(getClass().getClassLoader(), TOOL, bytes)).isSameAs(bytes);

        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("class io.opvitals.NotThere is not there (known versions: 1.0 to 1.2)");
    }

    @Test
    void weave_optionalMethodIsMissing_weavesTheOthers() throws Exception {
        Object tool =
                create(new HookedMethod("renamed", "()V", hook).optional(), new HookedMethod("touch", "()V", hook));

        call(tool, "touch");

        assertThat(hook.seen).hasSize(2);
    }

    @Test
    void weave_classOfNoLibrary_isLeftAlone() throws Exception {
        LibraryClasses libraries = libraries(new Library("Tools", "1", List.of()));
        byte[] bytes = bytes();

        assertThat(libraries.weave(getClass().getClassLoader(), TOOL, bytes)).isSameAs(bytes);
    }

    private Object create(HookedMethod... methods) throws Exception {
        LibraryClasses libraries =
                libraries(new Library("Tools", "1", List.of(new HookedClass(TOOL, List.of(methods)))));
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(Tool.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                byte[] woven = libraries.weave(this, TOOL, bytes());
                return defineClass(name, woven, 0, woven.length);
            }
        };
        return construct(loader.loadClass(Tool.class.getName()), "T", 5);
    }

    private static Object construct(Class<?> type, String name, long size) throws Exception {
        return unwrapped(() -> type.getConstructor(String.class, long.class).newInstance(name, size));
    }

    private static Object describe(Object tool, String prefix, int times, double factor) throws Exception {
        return unwrapped(() -> tool.getClass()
                .getMethod("describe", String.class, int.class, double.class)
                .invoke(tool, prefix, times, factor));
    }

    private static void call(Object tool, String method) throws Exception {
        unwrapped(() -> tool.getClass().getMethod(method).invoke(tool));
    }

    private interface Reflective {
        @Nullable
        Object run() throws Exception;
    }

    private static Object unwrapped(Reflective call) throws Exception {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private LibraryClasses libraries(Library library) {
        return new LibraryClasses(
                new LibraryCatalogue() {
                    @Override
                    public Library of(String className) {
                        return library;
                    }
                },
                log);
    }

    private static byte[] bytes() {
        try (InputStream in = LibraryClassesTest.class.getClassLoader().getResourceAsStream(TOOL + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Watching extends OpvitalsDoor.Hook {

        final List<String> seen = new ArrayList<>();
        Object @Nullable [] arguments;

        @Nullable
        Throwable thrown;

        @Override
        protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
            seen.add("enter " + name(self) + " " + Arrays.toString(arguments));
            return Arrays.toString(arguments);
        }

        @Override
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            seen.add("exit " + entered + " " + name(self) + " " + result + " " + thrown);
            this.arguments = arguments;
            this.thrown = thrown;
            return null;
        }

        @Override
        protected void failed(Throwable error) {
            throw new AssertionError(error);
        }

        private static String name(@Nullable Object self) {
            return self == null ? "null" : self.getClass().getSimpleName();
        }
    }

    private static final class Replacing extends Watching {

        @Override
        protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
            arguments[0] = "[" + arguments[0] + "]";
            return null;
        }

        @Override
        protected Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            return "<" + result + ">";
        }
    }

    private static final class Failing extends OpvitalsDoor.Hook {

        final List<String> told = new ArrayList<>();

        @Override
        protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
            throw new IllegalStateException("enter");
        }

        @Override
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            throw new IllegalStateException("exit");
        }

        @Override
        protected void failed(Throwable error) {
            told.add(error.getMessage());
        }
    }
}
