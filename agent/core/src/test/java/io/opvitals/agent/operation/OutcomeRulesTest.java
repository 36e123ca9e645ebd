package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.rule.Rule;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls judged by rules, one at a time. */
class OutcomeRulesTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Recording recording = new Recording(ticker);

    record Answer(String status, String requested, String servedBy, int tokens, double price) {}

    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int code;

        Failure(int code) {
            this.code = code;
        }

        public int getCode() {
            return code;
        }
    }

    private static final Answer DECLINED = new Answer("DECLINED", "large", "large", 10, 0.5);
    private static final Answer OTHER_MODEL = new Answer("OK", "large", "small", 20, 0.25);
    private static final Answer GOOD = new Answer("OK", "large", "large", 30, 0.125);

    @ParameterizedTest
    @CsvSource({
        "error when result.status == 'DECLINED', ERROR, result.status == 'DECLINED'",
        "error reason result.status when result.status == 'DECLINED', ERROR, DECLINED",
        "error reason 'refused by the model' when result.status == 'DECLINED', ERROR, refused by the model",
        "rejected when result.status == 'DECLINED', REJECTED, result.status == 'DECLINED'",
        "timeout when result.status == 'DECLINED', TIMEOUT, result.status == 'DECLINED'",
        "cancelled when result.status == 'DECLINED', CANCELLED, result.status == 'DECLINED'",
        "fallback when result.status == 'DECLINED', FALLBACK,",
        "success when result.status == 'DECLINED', SUCCESS,",
        "error when result.status == 'OTHER', SUCCESS,",
        "error, ERROR, rule",
    })
    void result_thatARuleNames_isItsOutcome(String rule, Outcome outcome, @Nullable String errorType) {
        rules("routellm.complete: " + rule);
        returns("routellm.complete", DECLINED);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(outcome)).isOne();
        assertThat(read.ended()).isOne();
        assertThat(read.series().keySet()).extracting(SeriesKey::errorType).containsExactly(errorType);
    }

    @ParameterizedTest
    @CsvSource({
        "'rejected when exception.code in [429, 503]', 503, REJECTED",
        "'rejected when exception.code in [429, 503]', 500, ERROR",
        "success when exception.code == 404, 404, SUCCESS",
        "fallback when exception.code == 404, 404, FALLBACK",
        "success when result != 'x', 404, ERROR",
    })
    void exception_thatARuleNames_isItsOutcome(String rule, int code, Outcome outcome) {
        rules("payments.charge: " + rule);
        Recording.call(recording.operation("payments.charge"), new Failure(code));

        assertThat(recording.read("payments.charge").count(outcome)).isOne();
    }

    @Test
    void ruleOutcomeOfAThrownCall_keepsTheExceptionsClass() {
        rules("payments.charge: rejected when exception.code == 429");
        Recording.call(recording.operation("payments.charge"), new Failure(429));

        assertThat(recording.read("payments.charge").series().keySet())
                .containsExactly(new SeriesKey(Outcome.REJECTED, Failure.class.getName(), false, List.of()));
        assertThat(recording.kept.drain())
                .singleElement()
                .satisfies(kept -> assertThat(kept.exception()).isNotNull());
    }

    @Test
    void rule_winsOverExpectedExceptions() {
        rules("payments.charge: error when exception.code == 404");
        OperationSettings settings = new OperationSettings(Set.of(Failure.class.getName()), null);
        int operation = recording.operation("payments.charge", settings);

        Recording.call(operation, new Failure(404));
        Recording.call(operation, new Failure(400));

        assertThat(recording.read("payments.charge").count(Outcome.ERROR)).isOne();
        assertThat(recording.read("payments.charge").expected()).isOne();
    }

    @Test
    void fail_ofTheCallItself_winsOverARule() {
        rules("routellm.complete: success when result.status == 'DECLINED'");
        CallFrame call = begin("routellm.complete");
        call.notes().failReason = "empty";
        call.completed(DECLINED);

        assertThat(recording.read("routellm.complete").series().keySet())
                .containsExactly(new SeriesKey(Outcome.ERROR, "empty", false, List.of()));
    }

    @Test
    void fallback_byARule_hasItsReasonAndNoRecoveryTimeThatNobodyKnows() {
        rules("routellm.*: fallback reason result.servedBy when result.servedBy != result.requested");
        returns("routellm.complete", OTHER_MODEL);
        returns("routellm.complete", GOOD);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.FALLBACK)).isOne();
        assertThat(read.count(Outcome.SUCCESS)).isOne();
        assertThat(read.fallbackReasons()).isEqualTo(Map.of("small", 1L));
        assertThat(read.recovery().count()).isZero();
        assertThat(recording.kept.drain()).extracting(KeptCall::reason).containsExactly("small");
    }

    @Test
    void fallback_byARuleAfterANestedFailure_hasTheRecoveryTime() {
        rules("routellm.complete: fallback when result.servedBy != result.requested");
        CallFrame outer = begin("routellm.complete");
        CallFrame inner = begin("upstream.call");
        inner.end(new TimeoutException());
        ticker.advance(Duration.ofMillis(40));
        outer.completed(OTHER_MODEL);

        assertThat(recording.read("routellm.complete").recovery().sumNanos()).isEqualTo(40_000_000);
    }

    @Test
    void rules_firstThatAppliesDecides() {
        rules("""
                routellm.complete: fallback when result.servedBy != result.requested
                routellm.complete: error when result.status == 'OK'
                """);
        returns("routellm.complete", OTHER_MODEL);
        returns("routellm.complete", GOOD);
        returns("routellm.complete", DECLINED);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.FALLBACK)).isOne();
        assertThat(read.count(Outcome.ERROR)).isOne();
        assertThat(read.count(Outcome.SUCCESS)).isOne();
    }

    @Test
    void amountsAndAttributes_areReadFromResultAndArguments() {
        rules("""
                routellm.complete: measure tokens result.tokens
                routellm.complete: cost result.price currency 'EUR'
                routellm.complete: metric attribute model arg.model
                routellm.complete: attribute status result.status
                routellm.complete: error when result.status == 'DECLINED'
                """);
        CallFrame call = begin("routellm.complete");
        call.arguments(new Object[] {"prompt", "large"}, "prompt,model");
        call.completed(DECLINED);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.measures().get("tokens").sum()).isEqualTo(10);
        assertThat(read.costs().amounts().keySet())
                .containsExactly(new CostKey("EUR", Outcome.ERROR, List.of("model", "large")));
        assertThat(read.costs().byCurrency().get("EUR")).isEqualByComparingTo(new BigDecimal("0.5"));
        assertThat(read.series().keySet())
                .containsExactly(
                        new SeriesKey(Outcome.ERROR, "result.status == 'DECLINED'", false, List.of("model", "large")));
        assertThat(recording.kept.drain())
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.attributes()).isEqualTo(Map.of("model", "large", "status", "DECLINED")));
        assertThat(recording.log()).isEmpty();
    }

    @Test
    void metricAttribute_hasBoundedValues() {
        rules("routellm.complete: metric attribute requested result.requested");
        for (int i = 0; i < 2 * BoundedNames.LIMIT; i++) {
            returns("routellm.complete", new Answer("OK", "model-" + i, "x", 0, 0));
        }

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.ended()).isEqualTo(2 * BoundedNames.LIMIT);
        assertThat(read.series())
                .hasSize(BoundedNames.LIMIT + 1)
                .containsKey(new SeriesKey(Outcome.SUCCESS, null, false, List.of("requested", SeriesKey.OTHER)));
    }

    @Test
    void rule_thatFails_switchesItselfOffSaysSoOnceAndChangesNoOutcome() {
        rules("""
                routellm.complete: error when result.statos == 'DECLINED'
                routellm.complete: fallback when result.servedBy != result.requested
                """);
        returns("routellm.complete", GOOD);
        returns("routellm.complete", OTHER_MODEL);
        returns("routellm.complete", DECLINED);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(2);
        assertThat(read.count(Outcome.FALLBACK)).isOne();
        assertThat(recording.log().lines())
                .singleElement()
                .asString()
                .contains(
                        "'routellm.complete: error when result.statos == 'DECLINED'' is switched off for"
                                + " routellm.complete",
                        "result.statos: " + Answer.class.getName() + " has no statos (expected: ",
                        "it has price, requested, servedBy, status, tokens");
    }

    @Test
    void rule_thatFailsForOneOperation_staysOnForOthers() {
        rules("routellm.*: error when result.status == 'DECLINED'");
        returns("routellm.embed", new Object());
        returns("routellm.complete", DECLINED);

        assertThat(recording.read("routellm.embed").count(Outcome.SUCCESS)).isOne();
        assertThat(recording.read("routellm.complete").count(Outcome.ERROR)).isOne();
        assertThat(recording.log()).contains("switched off for routellm.embed");
    }

    /** A getter that is monitored, and by a rule that calls it. */
    public final class Recursive {

        public Recursive getSelf() {
            returns("recursive.self", this);
            return this;
        }
    }

    @Test
    void getter_thatIsMonitoredItself_isCountedAndAsksNoRules() {
        rules("recursive.self: error when result.self == null");
        returns("recursive.self", new Recursive());

        assertThat(recording.read("recursive.self").count(Outcome.SUCCESS)).isEqualTo(2);
        assertThat(recording.log()).isEmpty();
    }

    /** Its getter meets the end of the stack. */
    public static final class Deep {

        @SuppressWarnings("DoNotCallSuggester")
        public int getDepth() {
            throw new StackOverflowError();
        }
    }

    @Test
    void getter_thatOverflowsTheStack_costsNeitherTheCallNorTheRule() {
        rules("deep.call: error when result.depth == 1; deep.call: fallback when result == null");
        returns("deep.call", new Deep());
        returns("deep.call", null);

        assertThat(recording.read("deep.call").count(Outcome.SUCCESS)).isOne();
        assertThat(recording.read("deep.call").count(Outcome.FALLBACK)).isOne();
        assertThat(recording.log()).isEmpty();
    }

    @Test
    void rules_replacedWhileCallsRun_judgeTheirEnd() {
        int operation = recording.operation("routellm.complete");
        CallFrame running = (CallFrame) OpvitalsDoor.enter(operation);
        rules("routellm.complete: error");
        if (running != null) {
            running.end(null);
        }
        assertThat(recording.read("routellm.complete").count(Outcome.ERROR)).isOne();

        rules("");
        Recording.call(operation);
        assertThat(recording.read("routellm.complete").count(Outcome.SUCCESS)).isOne();
    }

    @Test
    void endedCall_keepsNoneOfTheApplicationsObjects() {
        rules("routellm.complete: error when result.status == 'DECLINED' and arg.model == 'large'");
        CallFrame call = begin("routellm.complete");
        call.arguments(new Object[] {"large"}, "model");
        call.completed(DECLINED);

        assertThat(recording.read("routellm.complete").count(Outcome.ERROR)).isOne();
        assertThat(call.notes().result).isNull();
        assertThat(call.notes().arguments).isNull();
    }

    @Test
    void callsWithoutRules_keepNothing() {
        rules("other.operation: error when result == null and arg.model == 'large'");
        CallFrame call = begin("routellm.complete");
        call.arguments(new Object[] {"large"}, "model");
        call.completed(DECLINED);

        assertThat(call.knownNotes()).isNull();
    }

    @Test
    void counts_areExactWhileRulesAreReplaced() throws InterruptedException {
        int operation = recording.operation("routellm.complete");
        int calls = 20_000;
        CountDownLatch done = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < calls; n++) {
                    OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
                    OpvitalsDoor.exit(call, n % 2 == 0 ? DECLINED : GOOD);
                }
                done.countDown();
            });
            threads.add(thread);
            thread.start();
        }
        while (done.getCount() > 0) {
            rules("routellm.complete: error when result.status == 'DECLINED'");
            rules("routellm.complete: measure tokens result.tokens");
        }
        for (Thread each : threads) {
            each.join();
        }

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.ended()).isEqualTo(4L * calls);
        assertThat(read.started()).isEqualTo(4L * calls);
        assertThat(read.inFlight()).isZero();
        assertThat(recording.log()).isEmpty();
    }

    private CallFrame begin(String operation) {
        CallFrame call = (CallFrame) OpvitalsDoor.enter(recording.operation(operation));
        if (call == null) {
            throw new AssertionError("no call of " + operation);
        }
        return call;
    }

    private void returns(String operation, @Nullable Object result) {
        OpvitalsDoor.exit(begin(operation), result);
    }

    private void rules(String text) {
        List<String> problems = new ArrayList<>();
        List<Rule> parsed = Rule.parseList("opvitals.outcome.rules", text, OutcomeRules.words(), problems);
        assertThat(problems).isEmpty();
        recording.operations.setRules(new OutcomeRules(parsed, recording.log));
    }
}
