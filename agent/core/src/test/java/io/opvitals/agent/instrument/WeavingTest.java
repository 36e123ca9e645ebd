package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.instrument.library.NoLibraries;
import io.opvitals.agent.instrument.sample.Payments;
import io.opvitals.agent.instrument.sample.Shapes;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.OutcomeRules;
import io.opvitals.agent.operation.SeriesKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Woven methods do what they did, and are counted. Every class here is verified by the JVM when it is loaded. */
class WeavingTest {

    private final WeavingLoader loader = new WeavingLoader(List.of());

    static List<Arguments> shapes() {
        List<String> numbers = List.of("a", "c", "b");
        return List.of(
                Arguments.of("staticMethod", new Object[] {1, 2L, 3.5}, 6),
                Arguments.of("synchronizedMethod", new Object[] {21L}, 42L),
                Arguments.of("voidMethod", new Object[] {}, null),
                Arguments.of("doubleMethod", new Object[] {5.0}, 2.5),
                Arguments.of("floatMethod", new Object[] {5f}, -5f),
                Arguments.of("arrayMethod", new Object[] {}, new int[] {1, 2}),
                Arguments.of("genericMethod", new Object[] {numbers}, "c"),
                Arguments.of("loopAtTheStart", new Object[] {20}, 8),
                Arguments.of("manyReturns", new Object[] {0}, "zero"),
                Arguments.of("manyReturns", new Object[] {2}, "two"),
                Arguments.of("manyReturns", new Object[] {9}, "five"),
                Arguments.of("ownHandlers", new Object[] {"1"}, "try return"),
                Arguments.of("ownHandlers", new Object[] {"x"}, "try catch caught"),
                Arguments.of("parametersOverwritten", new Object[] {null, 4L}, "4!!"),
                Arguments.of("parametersOverwritten", new Object[] {"x", -4L}, "negative!!"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void method_ofAnyShape_returnsWhatItDidAndIsCounted(String name, Object[] arguments, Object expected)
            throws ReflectiveOperationException {
        Object shapes = loader.create(Shapes.class);

        assertThat(method(shapes, name).invoke(shapes, arguments)).isEqualTo(expected);

        assertThat(loader.count("shapes." + name, Outcome.SUCCESS)).isOne();
        assertThat(loader.log()).isEmpty();
    }

    @Test
    void privateMethod_isCounted() throws ReflectiveOperationException {
        Object shapes = loader.create(Shapes.class);
        method(shapes, "callPrivate").invoke(shapes);

        assertThat(loader.count("shapes.privateMethod", Outcome.SUCCESS)).isOne();
    }

    @Test
    void methodThatThrows_throwsTheVerySameInstance() throws ReflectiveOperationException {
        Object shapes = loader.create(Shapes.class);
        RuntimeException thrown = new RuntimeException();

        Throwable caught = catchThrowable(() -> method(shapes, "rethrows").invoke(shapes, thrown));

        assertThat(caught).isInstanceOf(InvocationTargetException.class);
        assertThat(caught.getCause()).isSameAs(thrown);
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(Thread.holdsLock(thrown)).isFalse();
        assertThat(loader.count("shapes.rethrows", Outcome.ERROR)).isOne();
    }

    @Test
    void methodThatNeverReturns_isCountedWhenItThrows() throws ReflectiveOperationException {
        Object shapes = loader.create(Shapes.class);

        assertThatThrownBy(() -> method(shapes, "endless").invoke(shapes))
                .hasCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(loader.count("shapes.endless", Outcome.ERROR)).isOne();
    }

    @Test
    void recursion_countsEveryCall() throws ReflectiveOperationException {
        Object shapes = loader.create(Shapes.class);

        assertThat(method(shapes, "recursion").invoke(shapes, 500)).isEqualTo(500);
        assertThat(loader.count("shapes.recursion", Outcome.SUCCESS)).isEqualTo(501);
    }

    @Test
    void recursionWithoutEnd_overflowsAsBeforeAndLeavesNothingInFlight() throws Exception {
        Object shapes = loader.create(Shapes.class);
        List<Throwable> caught = new ArrayList<>();
        Thread small = new Thread(
                null,
                () -> caught.add(
                        catchThrowable(() -> method(shapes, "recursion").invoke(shapes, Integer.MAX_VALUE))),
                "small stack",
                256 << 10);
        small.start();
        small.join();

        assertThat(caught)
                .singleElement()
                .satisfies(each -> assertThat(each).hasCauseInstanceOf(StackOverflowError.class));
        assertThat(loader.read("shapes.recursion").inFlight()).isZero();
        assertThat(loader.read("shapes.recursion").ended()).isGreaterThan(100);
    }

    @Test
    void annotationOnAnInterface_monitorsWhatImplementsItOnce() throws ReflectiveOperationException {
        Object gateway = loader.create(Payments.CardGateway.class);
        Class<?> type = loader.loadClass(Payments.Gateway.class.getName());

        // Through the interface the call goes by the compiler's bridge to the method itself.
        assertThat(type.getMethod("charge", Object.class).invoke(gateway, 1)).isEqualTo(2);
        assertThat(gateway.getClass().getMethod("charge", Integer.class).invoke(gateway, 1))
                .isEqualTo(2);
        assertThat(type.getMethod("describe").invoke(gateway)).isEqualTo("default");
        assertThat(type.getMethod("notMonitored").invoke(gateway)).isEqualTo("quiet");

        assertThat(loader.count("gateway.charge", Outcome.SUCCESS)).isEqualTo(2);
        assertThat(loader.count("gateway.describe", Outcome.SUCCESS)).isOne();
        assertThat(loader.operationNames()).containsExactly("gateway.charge", "gateway.describe");
    }

    @Test
    void annotationOnASuperclass_monitorsWhatOverridesItAndWhatIsInherited() throws ReflectiveOperationException {
        Object derived = loader.create(Payments.Derived.class);
        Method find = derived.getClass().getDeclaredMethod("find");
        find.setAccessible(true);

        assertThat(find.invoke(derived)).isEqualTo(2);
        assertThat(method(derived, "kept").invoke(derived)).isEqualTo(1);

        assertThat(loader.count("derived.query", Outcome.SUCCESS)).isOne();
        assertThat(loader.count("base.kept", Outcome.SUCCESS)).isOne();
    }

    @Test
    void annotationOnAType_monitorsItsPublicMethodsUnderItsName() throws ReflectiveOperationException {
        Object ledger = loader.create(Payments.Ledger.class);

        method(ledger, "open").invoke(ledger);
        method(ledger, "named").invoke(ledger);

        assertThat(loader.operationNames()).containsExactly("accounts.balance", "ledger.open");
        assertThat(loader.count("ledger.open", Outcome.SUCCESS)).isOne();
        assertThat(loader.count("accounts.balance", Outcome.SUCCESS)).isOne();
    }

    @Test
    @SuppressWarnings("unchecked")
    void fallbackAttributesAndApi_reachTheCallTheyBelongTo() throws ReflectiveOperationException {
        Function<String, String> llm = (Function<String, String>) loader.create(Payments.WithFallback.class);

        assertThat(llm.apply("gpt")).isEqualTo("strong");
        assertThat(llm.apply("down")).isEqualTo("weak");
        assertThatThrownBy(() -> llm.apply("refused")).isInstanceOf(IllegalStateException.class);

        assertThat(loader.count("llm.ask", Outcome.SUCCESS)).isEqualTo(2);
        assertThat(loader.read("llm.ask").expected()).isOne();
        assertThat(loader.count("llm.ask", Outcome.FALLBACK)).isOne();
        assertThat(loader.read("llm.ask").fallbackReasons()).containsOnlyKeys("java.io.IOException");
        assertThat(loader.read("llm.ask").measures().get("quality").mean()).isEqualTo(0.5);
        assertThat(loader.read("llm.ask").series().keySet())
                .extracting(SeriesKey::attributes)
                .contains(List.of("model", "gpt"), List.of("model", "down"));
    }

    @Test
    void startedCall_isCountedUnderItsName() throws ReflectiveOperationException {
        ((Runnable) loader.create(Payments.Manual.class)).run();

        assertThat(loader.count("manual.work", Outcome.ERROR)).isOne();
    }

    @Test
    void unknownFallbackAndDuration_areSaidAndTheMethodIsMonitoredWithout() throws ReflectiveOperationException {
        Object sample = loader.create(Payments.UnknownFallback.class);

        assertThat(method(sample, "call").invoke(sample)).isEqualTo(5);

        assertThat(loader.count("unknown-fallback.call", Outcome.SUCCESS)).isOne();
        assertThat(loader.log())
                .contains("@MonitoredOperation(fallback = \"missing\") on " + Payments.UnknownFallback.class.getName()
                        + ".call: the class has no such method (expected: the name of one of its own methods)")
                .contains("stuckAfter: 'soon' (expected: a duration");
    }

    @Test
    void namePattern_monitorsMethodsWithoutAnnotation() throws ReflectiveOperationException {
        WeavingLoader byName = new WeavingLoader(
                Selector.parseList("s", Payments.CardGateway.class.getName() + "#not*", new ArrayList<>()));
        Object gateway = byName.create(Payments.CardGateway.class);

        method(gateway, "notMonitored").invoke(gateway);

        assertThat(byName.count("card-gateway.notMonitored", Outcome.SUCCESS)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_5, Opcodes.V1_6, Opcodes.V17})
    void returnWithMoreOnTheStackThanTheResult_isWovenInEveryVersion(int version) throws ReflectiveOperationException {
        // Legal, and what an obfuscator makes of code; before version 50 and in this one of 50 there are no frames.
        loader.add("gen.Leftover", leftover(version));
        WeavingLoader byName = new WeavingLoader(Selector.parseList("s", "gen.Leftover#*", new ArrayList<>()));
        byName.add("gen.Leftover", leftover(version));
        Method method = byName.loadClass("gen.Leftover").getMethod("pick", int.class);

        assertThat(method.invoke(null, 0)).isEqualTo(7L);
        assertThat(method.invoke(null, 1)).isEqualTo(8L);

        assertThat(byName.count("leftover.pick", Outcome.SUCCESS)).isEqualTo(2);
        assertThat(byName.log()).isEmpty();
    }

    @Test
    void classFileThatCannotBeRead_isLeftAsItIs() {
        OperationTransformer transformer = transformer();

        assertThat(transformer.transform(loader, "gen/Broken", null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(transformer.transform(loader, "gen/Broken", null, null, new byte[400]))
                .isNull();
        assertThat(transformer.transform(null, "java/lang/Object", null, null, new byte[400]))
                .isNull();
    }

    private static OperationTransformer transformer() {
        var log = new io.opvitals.agent.log.AgentLog(
                System.out,
                io.opvitals.agent.log.AgentLog.Level.OFF,
                java.time.Clock.systemUTC(),
                io.opvitals.agent.time.Ticker.system());
        var operations = new io.opvitals.agent.operation.OperationRegistry(
                io.opvitals.agent.time.Ticker.system(),
                new io.opvitals.agent.operation.KeptCalls(),
                new io.opvitals.agent.operation.OwnFailures(log),
                new io.opvitals.agent.operation.ResultKinds(List.of()));
        LibraryClasses libraries = new LibraryClasses(new NoLibraries(), log);
        return new OperationTransformer(
                new ClassLoader(null) {},
                new MethodSelection(operations, Selectors.NONE, new OutcomeRules(List.of(), log), log),
                libraries,
                new WeavingNumbers(),
                log);
    }

    /** {@code static long pick(int n)}: leaves a text on the stack under the result. */
    private static byte[] leftover(int version) {
        ClassWriter writer =
                new ClassWriter(version >= Opcodes.V1_7 ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "gen/Leftover", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "pick", "(I)J", null, null);
        Label other = new Label();
        method.visitCode();
        method.visitLdcInsn("left over");
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitJumpInsn(Opcodes.IFNE, other);
        method.visitLdcInsn(7L);
        method.visitInsn(Opcodes.LRETURN);
        method.visitLabel(other);
        method.visitLdcInsn(8L);
        method.visitInsn(Opcodes.LRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static Method method(Object target, String name) {
        Method found = Arrays.stream(target.getClass().getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found;
    }
}
