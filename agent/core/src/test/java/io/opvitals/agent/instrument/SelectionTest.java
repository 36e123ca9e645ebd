package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.instrument.sample.Judged;
import io.opvitals.agent.instrument.sample.Payments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Which operations come of a class, by what is configured. */
class SelectionTest {

    private static final String R4J = "io.github.resilience4j.";

    @ParameterizedTest
    @CsvSource({
        // names on methods
        "io.opentelemetry.instrumentation.annotations.WithSpan, value, find all, shop.find all",
        "io.opentelemetry.instrumentation.annotations.WithSpan, value, search.find, search.find",
        "io.opentelemetry.instrumentation.annotations.WithSpan, kind, x, shop.call",
        "io.opentelemetry.instrumentation.annotations.WithSpan,,, shop.call",
        "io.micrometer.core.annotation.Timed, value, search.find.time, search.find.time",
        "io.micrometer.core.annotation.Counted, value, finds, shop.finds",
        "io.micrometer.observation.annotation.Observed, name, search.find, search.find",
        // names of what is called
        "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker, name, inventory, inventory.call",
        "io.github.resilience4j.retry.annotation.Retry, name, inventory.eu, inventory-eu.call",
        "io.github.resilience4j.bulkhead.annotation.Bulkhead, name, inventory, inventory.call",
        "io.github.resilience4j.ratelimiter.annotation.RateLimiter, name, inventory, inventory.call",
        "io.github.resilience4j.timelimiter.annotation.TimeLimiter, name, inventory, inventory.call",
        // no names
        "org.eclipse.microprofile.faulttolerance.Fallback, fallbackMethod, other, shop.call",
        "org.eclipse.microprofile.faulttolerance.Retry,,, shop.call",
        "org.eclipse.microprofile.faulttolerance.CircuitBreaker,,, shop.call",
        "org.eclipse.microprofile.faulttolerance.Timeout,,, shop.call",
        "org.eclipse.microprofile.faulttolerance.Bulkhead,,, shop.call",
        "org.springframework.retry.annotation.Retryable,,, shop.call",
        "org.springframework.retry.annotation.Retryable, label, orders.place, orders.place",
    })
    void annotationOfAnotherProject_marksTheMethodUnderItsOwnName(
            String annotation, @Nullable String element, @Nullable String value, String operation) throws Exception {
        byte[] file = new GeneratedClass("gen.Shop", "java.lang.Object")
                .method("call", annotation, element, value)
                .method("other")
                .bytes();

        assertThat(operations(selectors("", "", "all"), "gen.Shop", file)).containsExactly(operation);
        assertThat(operations(selectors("", "", ""), "gen.Shop", file)).isEmpty();
    }

    @Test
    void annotationOfAnotherProjectOnAType_namesTheWrapperOfItsPublicMethods() throws Exception {
        byte[] file = new GeneratedClass("gen.Shop", "java.lang.Object")
                .annotated("io.micrometer.core.annotation.Timed", "value", "orders.time")
                .method("place")
                .method("cancel")
                .bytes();

        assertThat(operations(selectors("", "", "micrometer"), "gen.Shop", file))
                .containsExactly("orders-time.cancel", "orders-time.place");
        assertThat(operations(selectors("", "", "opentelemetry"), "gen.Shop", file))
                .isEmpty();
    }

    @Test
    void annotationOfTheApplicationsOwn_isASelector() throws Exception {
        byte[] file = new GeneratedClass("gen.Shop", "java.lang.Object")
                .method("call", "com.acme.Slow", "value", "not a name we know")
                .method("other", "com.acme.Fast", null, null)
                .bytes();

        assertThat(operations(selectors("@com.acme.Slow", "", ""), "gen.Shop", file))
                .containsExactly("shop.call");
    }

    @Test
    void project_thatIsNotKnown_isSaid() {
        List<String> problems = new ArrayList<>();

        List<Selector> read =
                KnownAnnotations.parse("opvitals.instrumentation.annotations", "micrometer, otel", problems);

        assertThat(read).hasSize(3);
        assertThat(problems)
                .containsExactly(
                        "opvitals.instrumentation.annotations: 'otel' (expected: all, or some of opentelemetry,"
                                + " micrometer, resilience4j, microprofile, spring)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gen.Base+#*|child.own",
                "gen.Face+#*|child.own",
                "java.lang.Runnable+#*|child.own",
                "java.util.AbstractList+#*|-",
                "gen.Child#*|child.own",
                "gen.Base#*|-",
            })
    void subtypes_areThoseAtAnyDistanceAndOfAnyOrigin(String selector, @Nullable String operation) throws Exception {
        WeavingLoader loader = new WeavingLoader(selectors(selector, "", ""));
        loader.add("gen.Face", face());
        loader.add("gen.Base", new GeneratedClass("gen.Base", "java.lang.Object", "gen/Face").bytes());
        loader.add(
                "gen.Child",
                new GeneratedClass("gen.Child", "gen.Base").method("own").bytes());
        loader.loadClass("gen.Child").getDeclaredConstructor().newInstance();

        assertThat(loader.operationNames()).isEqualTo(operation == null ? List.of() : List.of(operation));
    }

    @Test
    void exclude_takesAwayWhateverChoseIt() throws Exception {
        String judged = Judged.class.getName();
        WeavingLoader loader =
                new WeavingLoader(selectors("", judged + "#*ater, private *#*, " + judged + "#* -> boolean", ""));
        loader.create(Judged.class);

        assertThat(loader.operationNames()).containsExactly("judged.complete", "judged.nothing", "judged.run");
    }

    @Test
    void ownAnnotation_winsOverASelectorThatMeansTheSameMethod() throws Exception {
        WeavingLoader loader = new WeavingLoader(selectors(Payments.CardGateway.class.getName() + "#*", "", ""));
        loader.create(Payments.CardGateway.class);

        assertThat(loader.operationNames())
                .containsExactly("card-gateway.notMonitored", "gateway.charge", "gateway.describe");
    }

    @Test
    void selectors_firstThatMeansAMethodNamesIt() throws Exception {
        byte[] file = new GeneratedClass("gen.Shop", "java.lang.Object")
                .method("call", R4J + "retry.annotation.Retry", "name", "inventory")
                .bytes();

        assertThat(operations(selectors("gen.*#*", "", "all"), "gen.Shop", file))
                .containsExactly("shop.call");
        assertThat(operations(selectors("gen.*#x*", "", "all"), "gen.Shop", file))
                .containsExactly("inventory.call");
    }

    @Test
    void methodsPastTheLimit_areLeftOutAndSaidInOneLine() throws Exception {
        GeneratedClass large = new GeneratedClass("gen.Large", "java.lang.Object");
        for (int i = 0; i < 10_050; i++) {
            large.method("m" + i);
        }
        List<String> problems = new ArrayList<>();
        WeavingLoader loader = new WeavingLoader(
                new Selectors(Selector.parseList("s", "gen.*#*", problems), List.of(), Selectors.DEFAULT_MAX_METHODS));
        loader.add("gen.Large", large.bytes());
        SelectionReport report = loader.report();
        loader.loadClass("gen.Large").getDeclaredConstructor().newInstance();
        report.tell(0);
        report.tell(1);
        report.tell(2);

        assertThat(loader.operationNames()).hasSize(10_000);
        assertThat(loader.log().lines())
                .singleElement()
                .asString()
                .endsWith("50 methods are not monitored, because 10000 are already (expected: at most"
                        + " opvitals.instrumentation.max-methods=10000): gen.Large#m10000()V, gen.Large#m10001()V,"
                        + " gen.Large#m10002()V, gen.Large#m10003()V, gen.Large#m10004()V and others");
    }

    @Test
    void selector_thatMatchesNothing_isSaidOnceAfterAWhileWithWhatIsKnown() throws Exception {
        String judged = Judged.class.getName();
        WeavingLoader loader = new WeavingLoader(selectors(
                "gen.Nothing#*, " + judged + "#sned, " + judged + "#send, gen.Absent#call",
                "gen.Never#*, " + judged + "#run",
                ""));
        SelectionReport report = loader.report();
        report.tell(5);
        loader.create(Judged.class);
        report.tell(5 + SelectionReport.AFTER.toNanos() - 1);
        assertThat(loader.log()).isEmpty();

        report.tell(5 + SelectionReport.AFTER.toNanos());
        report.tell(5 + 2 * SelectionReport.AFTER.toNanos());

        assertThat(loader.log().lines())
                .hasSize(5)
                .anyMatch(
                        line -> line.endsWith("include: 'gen.Nothing#*' has met no method so far (expected: a method of"
                                + " a class that is loaded)"))
                .anyMatch(line -> line.contains("sned: no such method, it has complete, later,"))
                .anyMatch(line -> line.contains("#send' has met no method so far; " + judged
                        + "#send(Ljava/lang/String;)Z: monitored as judged.send, by @MonitoredOperation on the type"))
                .anyMatch(line -> line.contains("gen.Absent#call: not loaded, a selector names its class"))
                .anyMatch(line -> line.contains("exclude: 'gen.Never#*' has met no method"));
    }

    private static List<String> operations(Selectors selectors, String name, byte[] file) throws Exception {
        WeavingLoader loader = new WeavingLoader(selectors);
        loader.add(name, file);
        loader.loadClass(name).getDeclaredConstructor().newInstance();
        assertThat(loader.log()).isEmpty();
        return loader.operationNames();
    }

    static Selectors selectors(String include, String exclude, String projects) {
        List<String> problems = new ArrayList<>();
        List<Selector> all = new ArrayList<>(Selector.parseList("include", include, problems));
        all.addAll(KnownAnnotations.parse("annotations", projects, problems));
        List<Selector> excludes = Selector.parseList("exclude", exclude, problems);
        assertThat(problems).isEmpty();
        return new Selectors(all, excludes, Selectors.DEFAULT_MAX_METHODS);
    }

    private static byte[] face() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                "gen/Face",
                null,
                "java/lang/Object",
                new String[] {"java/lang/Runnable"});
        writer.visitEnd();
        return writer.toByteArray();
    }
}
