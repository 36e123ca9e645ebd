package io.opvitals.agent.operation;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.rule.Glob;
import io.opvitals.agent.rule.Rule;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.tracecontext.ApplicationTraces;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes one call of every kind, on records of its own that are thrown away.
 *
 * <p>Must run before the first woven method does. A class whose initialisation meets the end of the stack can never be
 * used again in that JVM. A recursion of the application without end would otherwise be the first to end a call with an
 * exception, at the very end of its stack, and would break not only our classes but the JDK's that the way of a failed
 * call touches, {@code ClassValue} for one, for the application as well. And a virtual thread that has to wait while
 * another loads a class of ours pins its carrier: none is left to be loaded in a call.
 */
public final class Rehearsal {

    private static final OperationId ID = new OperationId("rehearsal", "rehearsal");

    private static final String RULES = "*: error reason result.text when result.text != 'text' or result.number < 1;"
            + "*: error when exception.message in ['x', null] or exception.cause.message contains 'x';"
            + "*: attribute key arg.name; *: metric attribute list result.list[0]; *: measure size result.list.size();"
            + "*: cost result.number currency 'EUR'; *: fallback";

    private Rehearsal() {}

    /**
     * Makes the calls, on this thread.
     *
     * @param ticker tells how long the calls take
     * @param failures where failures of our own code are told
     * @param results the kinds of results there are
     */
    public static void run(Ticker ticker, OwnFailures failures, ResultKinds results) {
        KeptCalls kept = new KeptCalls();
        OperationRecorder recorder = recorder(ticker, failures, results, kept);
        Thread self = Thread.currentThread();
        everyKindOfCall(recorder, new ThreadRecorder(self, 0, new CellBudget()), ticker);
        everyKindOfCall(recorder, ThreadRecorder.ofVirtual(self, 0, new VirtualThreads()), ticker);
        kept.drain();
    }

    /** The same for rules, which is not for nothing: reflection sets up java.lang.invoke in newer JVMs. */
    public static void runRules(Ticker ticker, OwnFailures failures, ResultKinds results, AgentLog log) {
        List<String> problems = new ArrayList<>();
        List<Rule> rules = Rule.parseList("rehearsal", RULES, OutcomeRules.words(), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        KeptCalls kept = new KeptCalls();
        OperationRecorder recorder = recorder(ticker, failures, results, kept);
        recorder.judging = Judging.of(new OutcomeRules(rules, log).of(ID), null);
        ThreadRecorder thread = new ThreadRecorder(Thread.currentThread(), 0, new CellBudget());
        CallFrame returned = thread.begin(recorder, ticker.nanos());
        returned.arguments(new Object[] {"text"}, "name");
        returned.finish(new Rehearsed("text", 1, List.of("text")), null);
        thread.begin(recorder, ticker.nanos()).end(new IllegalStateException("rehearsed"));
        kept.drain();
    }

    /** The same for prices. */
    public static void runTariffs(Ticker ticker, OwnFailures failures, ResultKinds results) {
        OperationRecorder recorder = recorder(ticker, failures, results, new KeptCalls());
        Glob any = new Glob("*");
        Tariff tariff = new Tariff(
                "rehearsed",
                any,
                any,
                List.of(new Tariff.Attribute("key", any)),
                Set.of(),
                "EUR",
                BigDecimal.ONE,
                List.of(new Tariff.Rate("rehearsed", BigDecimal.ONE)));
        recorder.judging = Judging.of(null, new Tariffs(List.of(tariff), Set.of()).of(ID.wrapper(), ID.operation()));
        ThreadRecorder thread = new ThreadRecorder(Thread.currentThread(), 0, new CellBudget());
        CallFrame call = thread.begin(recorder, ticker.nanos());
        call.attribute("key", "value");
        call.measure("rehearsed", 1);
        call.end(null);
    }

    private record Rehearsed(String text, int number, List<String> list) {}

    private static OperationRecorder recorder(
            Ticker ticker, OwnFailures failures, ResultKinds results, KeptCalls kept) {
        return new OperationRecorder(
                0,
                ID,
                OperationSettings.DEFAULT,
                new OperationRecorder.Shared(
                        ticker,
                        new ThreadRecorders(),
                        new ErrorType.Catalogue(),
                        kept,
                        failures,
                        results,
                        new LateCalls(),
                        new LongCalls(),
                        new ApplicationTraces(Rehearsal.class.getClassLoader(), failures.log()),
                        // Every call is a long one.
                        Duration.ofNanos(1),
                        new Shedding()));
    }

    private static void everyKindOfCall(OperationRecorder recorder, ThreadRecorder thread, Ticker ticker) {
        CallFrame outer = thread.begin(recorder, ticker.nanos());
        thread.begin(recorder, ticker.nanos()).end(null);
        thread.begin(recorder, ticker.nanos()).end(new IllegalStateException("rehearsed"));
        CallFrame started = thread.beginStarted(recorder, ticker.nanos());
        started.notes().failReason = "rehearsed";
        started.end(null);
        outer.argument("key", "value", true);
        outer.notes().attribute("key", "value");
        recorder.markFallback(outer, "rehearsed");
        recorder.ids(outer);
        recorder.details.measure("rehearsed", 1);
        outer.costNow(BigDecimal.ONE, "EUR");
        thread.begin(recorder, ticker.nanos()).withdraw();
        CallFrame late = (CallFrame) thread.begin(recorder, ticker.nanos()).detach();
        late.completed(null);
        CallFrame subscribed = thread.beginStarted(recorder, ticker.nanos());
        subscribed.leave();
        subscribed.cancelled();
        outer.returned(outer, OpvitalsDoor.REPLACE_NEVER);
    }
}
