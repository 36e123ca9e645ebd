package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.instrument.sample.Judged;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules over what woven methods really get and return. */
class RuleWeavingTest {

    private final WeavingLoader loader = new WeavingLoader(List.of());

    static List<Arguments> calls() {
        return List.of(
                Arguments.of("complete", "error when result.status == 'DECLINED'", new Object[] {"DECLINED", 1L, 0.5}),
                Arguments.of(
                        "complete", "error when arg.status == 'x' and arg.limit == 2", new Object[] {"x", 2L, 0.5}),
                Arguments.of("complete", "error when args[2] == 0.5", new Object[] {"x", 2L, 0.5}),
                Arguments.of("overloaded", "error when arg.status == 'x' and arg.limit == 2", new Object[] {2, "x"}),
                Arguments.of("send", "error when result == true", new Object[] {""}),
                Arguments.of("nothing", "error when result == null", new Object[] {}),
                Arguments.of("later", "error when result.status == arg.status", new Object[] {"x"}),
                Arguments.of(
                        "run", "error when args[0].length == 2 and arg.small == 7", new Object[] {new int[2], (byte) 7
                        }));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("calls")
    void rule_readsResultAndArguments(String method, String rule, Object[] arguments) throws Exception {
        String operation = method.equals("overloaded") ? "judged.complete" : "judged." + method;
        loader.setRules("judged.*: " + rule);
        Object judged = loader.create(Judged.class);

        method(judged, method).invoke(judged, arguments);

        assertThat(loader.log()).isEmpty();
        assertThat(loader.count(operation, Outcome.ERROR)).isOne();
        assertThat(loader.read(operation).ended()).isOne();
    }

    @Test
    void future_isJudgedByItsValueWhenItIsThere() throws Exception {
        loader.setRules("judged.muchLater: fallback reason result.status when result.tokens == 0");
        Object judged = loader.create(Judged.class);
        Object answer = method(judged, "complete").invoke(judged, "other", 0L, 0.5);
        CompletableFuture<Object> pending = new CompletableFuture<>();

        Object returned = method(judged, "muchLater").invoke(judged, pending);
        assertThat(loader.read("judged.muchLater").inFlight()).isOne();
        pending.complete(answer);

        assertThat(returned).isSameAs(pending);
        assertThat(loader.read("judged.muchLater").fallbackReasons()).containsOnlyKeys("other");
        assertThat(loader.log()).isEmpty();
    }

    @Test
    void argumentOfAFuture_isKeptUntilItsEnd() throws Exception {
        loader.setRules("judged.muchLater: metric attribute done args[0].done");
        Object judged = loader.create(Judged.class);
        CompletableFuture<Object> pending = new CompletableFuture<>();

        method(judged, "muchLater").invoke(judged, pending);
        pending.completeExceptionally(new IllegalStateException());

        assertThat(loader.read("judged.muchLater").series().keySet())
                .containsExactly(new SeriesKey(
                        Outcome.ERROR, "java.lang.IllegalStateException", false, List.of("done", "true")));
    }

    @Test
    void ruleThatReadsAResultThatWasNotWovenIn_isNotAsked() throws Exception {
        Object judged = loader.create(Judged.class);
        loader.setRules("judged.*: error when result != true; judged.*: error when arg.to == 'a'");

        method(judged, "send").invoke(judged, "a");

        assertThat(loader.count("judged.send", Outcome.SUCCESS)).isOne();
        assertThat(loader.log()).isEmpty();
    }

    private static Method method(Object target, String name) {
        return Arrays.stream(target.getClass().getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
