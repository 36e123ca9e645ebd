package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;

class SelectorTest {

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "com.acme.Search#find, com.acme.Search, find, true",
        "com.acme.Search#find, com.acme.Search, findAll, false",
        "com.acme.Search#find*, com.acme.Search, findAll, true",
        "com.acme.*#*, com.acme.deep.Inner$Class, anything, true",
        "*.Search#*, com.acme.Search, x, true",
        "*Search*#*All, com.acme.MySearchImpl, findAll, true",
        "*Search*#*All, com.acme.MyFinder, findAll, false",
        "com.acme.S*h#a*b*c, com.acme.Search, aXbYc, true",
        "com.acme.S*h#a*b*c, com.acme.Search, aXbYcZ, false",
    })
    void pattern_matches(String pattern, String className, String method, boolean expected) {
        Selector parsed = Selector.parseList("s", pattern, problems).get(0);

        assertThat(matches(parsed, className, method, List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "public com.acme.*#*, public, ()V, true",
        "public com.acme.*#*, protected, ()V, false",
        "protected com.acme.*#*, protected, ()V, true",
        "private com.acme.*#*, private, ()V, true",
        "private com.acme.*#*, public, ()V, false",
        "com.acme.*#* -> void, public, ()V, true",
        "com.acme.*#* -> void, public, ()I, false",
        "com.acme.*#*->int, public, (J)I, true",
        "com.acme.*#* -> java.util.concurrent.*, public, ()Ljava/util/concurrent/CompletableFuture;, true",
        "com.acme.*#* -> java.util.concurrent.*, public, ()Ljava/util/List;, false",
        "com.acme.*#* -> *[], public, ()[Ljava/lang/String;, true",
        "public com.acme.Gateway+#find -> *.Mono, public, ()Lreactor/core/publisher/Mono;, true",
        "public com.acme.Gateway+#find -> *.Mono, private, ()Lreactor/core/publisher/Mono;, false",
        "public com.acme.Other+#find -> *.Mono, public, ()Lreactor/core/publisher/Mono;, false",
        "@com.acme.Slow, private, ()V, true",
        "public @com.acme.Slow, private, ()V, false",
        "@com.acme.Slow -> int, private, ()V, false",
        "@com.acme.OnType, public, ()V, true",
        "@com.acme.OnType, protected, ()V, false",
        "@com.acme.Fast, public, ()V, false",
    })
    void selector_matches(String selector, String visibility, String descriptor, boolean expected) {
        Selector parsed = Selector.parseList("s", selector, problems).get(0);
        int access = visibility.equals("public")
                ? Opcodes.ACC_PUBLIC
                : visibility.equals("protected") ? Opcodes.ACC_PROTECTED : Opcodes.ACC_PRIVATE;

        assertThat(problems).isEmpty();
        assertThat(matches(parsed, "com.acme.Impl", method("find", descriptor, access), List.of("com.acme.Gateway")))
                .isEqualTo(expected);
    }

    private static boolean matches(Selector selector, String className, String method, List<String> supertypes) {
        return matches(selector, className, method(method, "()V", Opcodes.ACC_PUBLIC), supertypes);
    }

    private static boolean matches(Selector selector, String className, MethodInfo method, List<String> supertypes) {
        List<Marker> onType = List.of(new Marker("Lcom/acme/OnType;", "", false));
        TypeInfo type = new TypeInfo(className, "", List.of(), null, onType, List.of(method));
        return selector.matches(type, className, supertypes, method);
    }

    private static MethodInfo method(String name, String descriptor, int access) {
        List<Marker> markers = List.of(new Marker("Lcom/acme/Slow;", "", false));
        return new MethodInfo(name, descriptor, access, null, markers, List.of(), "", null, 1);
    }

    @Test
    void list_isSeparatedByCommasAndForgivesSpaces() {
        List<Selector> parsed = Selector.parseList("s", " com.acme.A#a , com.acme.B#b ,", problems);

        assertThat(parsed).extracting(Selector::toString).containsExactly("com.acme.A#a", "com.acme.B#b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Search",
                "com.acme.Search#",
                "#find",
                "com..Search#find",
                "a b#c",
                "A#b#c",
                ".A#b",
                "+#b",
                "@",
                "@a.*",
                "@a.B#c",
                "public",
                "public private a.B#c",
                "a.B#c ->",
                "a.B#c -> x y",
                "a.B#c -> d -> e",
                "a.B++#c"
            })
    void malformedPattern_namesValueAndExpectation(String pattern) {
        String text = "com.acme.Good#one," + pattern;

        List<Selector> parsed = Selector.parseList("opvitals.instrumentation.include", text, problems);

        assertThat(parsed).extracting(Selector::toString).containsExactly("com.acme.Good#one");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("opvitals.instrumentation.include: '" + pattern + "' (expected: package.Class#method");
    }

    @Test
    void openTelemetryList_isHonouredAsItIs() {
        List<Selector> parsed = Selector.parseOpenTelemetryList(
                "otel.instrumentation.methods.include",
                "my.package.MyClass1[method1,method2];my.package.MyClass2[m3]",
                problems);

        assertThat(parsed)
                .extracting(Selector::toString)
                .containsExactly(
                        "my.package.MyClass1#method1", "my.package.MyClass1#method2", "my.package.MyClass2#m3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.Class", "my.Class[]", "[m]", "my.Class[m", "my.Class[a,]"})
    void malformedOpenTelemetryList_namesValueAndExpectation(String text) {
        Selector.parseOpenTelemetryList("otel.instrumentation.methods.include", text, problems);

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("'" + text + "' (expected: package.Class[method1,method2]");
    }
}
