package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.instrument.Explanation.Answer;
import io.opvitals.agent.instrument.sample.Judged;
import io.opvitals.agent.instrument.sample.Payments;
import io.opvitals.agent.instrument.sample.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer there is to why a method is or is not monitored. */
class ExplanationsTest {

    private static final String JUDGED = Judged.class.getName();

    private WeavingLoader loader = new WeavingLoader(List.of());
    private final Set<Class<?>> loaded = new LinkedHashSet<>();
    private final Set<Class<?>> unmodifiable = new LinkedHashSet<>();

    @Test
    void monitored_saysByWhatAndAsWhat() throws Exception {
        load(Judged.class);

        Explanation explanation = explain(JUDGED, "send").get(0);

        assertThat(explanation.answer()).isEqualTo(Answer.MONITORED);
        assertThat(explanation.operation()).isEqualTo("judged.send");
        assertThat(explanation.because()).isEqualTo("@MonitoredOperation on the type");
        assertThat(explanation.method()).isEqualTo(JUDGED + "#send(Ljava/lang/String;)Z");
        assertThat(explanation.toString())
                .startsWith(
                        JUDGED + "#send(Ljava/lang/String;)Z: monitored as judged.send, by @MonitoredOperation on the"
                                + " type (class loader " + WeavingLoader.class.getName() + "@");
    }

    @Test
    void monitoredByASupertype_namesIt() throws Exception {
        load(Payments.Gateway.class, Payments.CardGateway.class);

        List<Explanation> charge = explain(Payments.CardGateway.class.getName(), "charge");

        assertThat(charge).extracting(Explanation::answer).containsExactlyInAnyOrder(Answer.MONITORED, Answer.NO_CODE);
        assertThat(charge)
                .extracting(Explanation::because)
                .contains("@MonitoredOperation on " + Payments.Gateway.class.getName() + ".charge");
        assertThat(explain(Payments.CardGateway.class.getName(), "notMonitored"))
                .extracting(Explanation::answer)
                .containsExactly(Answer.NO_MATCH);
    }

    @Test
    void abstractMethod_hasNoCode() throws Exception {
        load(Payments.Gateway.class);

        assertThat(explain(Payments.Gateway.class.getName(), "charge"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.answer()).isEqualTo(Answer.NO_CODE);
                    assertThat(one.detail()).isEqualTo("it is abstract; what implements it can be monitored");
                });
    }

    @Test
    void excluded_saysByWhichSelectorAndWhatHadChosenIt() throws Exception {
        loader = new WeavingLoader(SelectionTest.selectors("", JUDGED + "#se*", ""));
        load(Judged.class);

        assertThat(explain(JUDGED, "send")).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(Answer.EXCLUDED);
            assertThat(one.because()).isEqualTo("@MonitoredOperation on the type");
            assertThat(one.detail()).isEqualTo("excluded by exclude: '" + JUDGED + "#se*'");
        });
    }

    @Test
    void leftOut_saysTheLimit() throws Exception {
        loader = new WeavingLoader(new Selectors(List.of(), List.of(), 2));
        load(Judged.class);

        List<Answer> answers = new ArrayList<>();
        for (String each : List.of("complete", "overloaded", "send", "nothing", "later", "muchLater", "run")) {
            answers.add(explain(JUDGED, each).get(0).answer());
        }

        assertThat(answers).containsOnly(Answer.MONITORED, Answer.LEFT_OUT);
        assertThat(answers).filteredOn(Answer.MONITORED::equals).hasSize(2);
        assertThat(explain(JUDGED, "run").get(0).detail()).isEqualTo("2 methods are monitored already");
    }

    @Test
    void notLoaded_saysWhetherASelectorNamesTheClass() {
        loader = new WeavingLoader(SelectionTest.selectors("com.acme.Soon#*", "", ""));

        assertThat(explain("com.acme.Never", "x")).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(Answer.NOT_LOADED);
            assertThat(one.detail()).startsWith("no class of this name");
        });
        assertThat(explain("com.acme.Soon", "x").get(0).detail()).startsWith("a selector names its class");
    }

    @Test
    void methodThatIsNotThere_namesThoseThatAre() throws Exception {
        load(Judged.class);

        assertThat(explain(JUDGED, "sned")).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(Answer.NO_SUCH_METHOD);
            assertThat(one.detail()).isEqualTo("it has complete, later, muchLater, nothing, overloaded, run, send");
        });
    }

    @Test
    void classOfTheJdk_isIgnored() {
        loaded.add(String.class);

        assertThat(explain("java.lang.String", "length")).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(Answer.IGNORED_CLASS_LOADER);
            assertThat(one.classLoader()).isEqualTo("boot");
        });
    }

    @Test
    void classThatTheJvmDoesNotLetBeChanged_isUnmodifiable() throws Exception {
        load(Judged.class);
        unmodifiable.addAll(loaded);

        assertThat(explain(JUDGED, "send")).extracting(Explanation::answer).containsExactly(Answer.UNMODIFIABLE);
    }

    @Test
    void classWhoseWeavingFailed_saysTheError() throws Exception {
        load(Judged.class);
        loader.numbers.woven.put(loader, JUDGED.replace('.', '/'), Woven.NOTHING);
        loader.numbers.failed(JUDGED.replace('.', '/'), new IllegalStateException("too large"));

        assertThat(explain(JUDGED, "send")).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(Answer.WEAVING_FAILED);
            assertThat(one.detail()).isEqualTo("java.lang.IllegalStateException: too large");
        });
    }

    @Test
    void classThatIsNotRewovenYet_isPending() throws Exception {
        load(Judged.class);
        loader.numbers.woven.put(loader, JUDGED.replace('.', '/'), Woven.NOTHING);

        assertThat(explain(JUDGED, "send")).extracting(Explanation::answer).containsExactly(Answer.PENDING);
    }

    @Test
    void everything_isOffWhileNothingIsSelected() throws Exception {
        load(Judged.class);
        loader.transformer().select(null);

        assertThat(explain(JUDGED, "send")).extracting(Explanation::answer).containsExactly(Answer.OFF);
    }

    @Test
    void classInTwoLoaders_hasTwoAnswers() throws Exception {
        load(Judged.class);
        loaded.add(new WeavingLoader(List.of()).loadClass(JUDGED));

        assertThat(explain(JUDGED, "send")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void otherAgents_areNamed() throws Exception {
        byte[] file = new GeneratedClass("gen.Shop", "java.lang.Object")
                .method("call", "io.opentelemetry.javaagent.bootstrap.Trace", null, null)
                .method("$jacocoInit")
                .bytes();
        loader.add("gen.Shop", file);
        loaded.add(loader.loadClass("gen.Shop"));

        assertThat(explain("gen.Shop", "call"))
                .singleElement()
                .satisfies(one -> assertThat(one.otherAgents()).containsExactly("OpenTelemetry", "JaCoCo"));
    }

    // ---- preview ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.Judged#se*|1",
                "*.Judged#*|7",
                "*.Judged#* -> boolean|1",
                "*.Payments$Gateway+#charge|1",
                "*.Nothing#*|0",
                "@com.acme.Slow|0",
                "*.Judged#send, *.Judged#s*|1",
            })
    void preview_listsWhatItWouldMatch(String selector, int count) throws Exception {
        load(Judged.class, Shapes.class, Payments.Gateway.class, Payments.CardGateway.class);

        Preview preview = explanations().preview(selector);

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.count()).isEqualTo(count);
        assertThat(preview.matches()).hasSize(count);
        assertThat(preview.exceedsLimit()).isFalse();
    }

    @Test
    void preview_registersNoOperationAndWeavesNothing() throws Exception {
        loader.add(
                "gen.Shop",
                new GeneratedClass("gen.Shop", "java.lang.Object")
                        .method("call")
                        .bytes());
        loaded.add(loader.loadClass("gen.Shop"));

        assertThat(explanations().preview("gen.*#*").matches())
                .containsExactly(new Preview.Match("gen.Shop#call()V", "shop.call", false, ""));
        assertThat(loader.operationNames()).isEmpty();
        assertThat(loader.numbers.methods()).isZero();
    }

    @Test
    void preview_saysWhatIsMonitoredAlreadyAndWhatIsExcluded() throws Exception {
        loader = new WeavingLoader(SelectionTest.selectors("", JUDGED + "#run", ""));
        load(Judged.class);

        assertThat(explanations().preview("*.Judged#run, *.Judged#send").matches())
                .containsExactlyInAnyOrder(
                        new Preview.Match(JUDGED + "#run([IB)V", "judged.run", false, "exclude: '" + JUDGED + "#run'"),
                        new Preview.Match(JUDGED + "#send(Ljava/lang/String;)Z", "judged.send", true, ""));
    }

    @Test
    void preview_ofTenThousandMethods_saysThatTheyAreTooMany() throws Exception {
        GeneratedClass large = new GeneratedClass("gen.Large", "java.lang.Object");
        for (int i = 0; i < 10_001; i++) {
            large.method("m" + i);
        }
        loader.add("gen.Large", large.bytes());
        loaded.add(loader.loadClass("gen.Large"));

        Preview preview = explanations().preview("gen.*#*");

        assertThat(preview.count()).isEqualTo(10_001);
        assertThat(preview.matches()).hasSize(Preview.MAX_SHOWN);
        assertThat(preview.exceedsLimit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Search", "''", "a..b#c", "@"})
    void preview_ofWhatIsNoSelector_saysTheExpectation(String text) {
        assertThat(explanations().preview(text).problems())
                .singleElement()
                .asString()
                .startsWith("selector: '" + text + "' (expected: ");
    }

    @Test
    void preview_countsWhatItCouldNotSee() throws Exception {
        load(Judged.class);
        unmodifiable.addAll(loaded);

        assertThat(explanations().preview("*.Judged#*").notSeen()).isOne();
    }

    // -------------------------------------------------------------------------------------------------------------

    private void load(Class<?>... samples) throws ClassNotFoundException {
        for (Class<?> each : samples) {
            loaded.add(Class.forName(each.getName(), false, loader));
        }
    }

    private List<Explanation> explain(String className, String method) {
        return explanations().explain(className, method);
    }

    private Explanations explanations() {
        ClassLoader own = new ClassLoader(null) {};
        return new Explanations(
                ShownClasses.instrumentation(loader, loaded, unmodifiable),
                own,
                loader.transformer(),
                loader.numbers,
                loader.agentLog());
    }
}
