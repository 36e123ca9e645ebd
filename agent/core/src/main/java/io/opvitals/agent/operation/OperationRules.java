package io.opvitals.agent.operation;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.rule.CallValues;
import io.opvitals.agent.rule.Effect;
import io.opvitals.agent.rule.Root;
import io.opvitals.agent.rule.Rule;
import io.opvitals.agent.rule.RuleFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome rules of one operation, asked at the end of each of its calls.
 *
 * <p>A rule that cannot be answered switches itself off for this operation and says so once; the call is judged as if
 * the rule were not there.
 */
final class OperationRules {

    private static final int MAX_TEXT = 256;

    private final OperationId id;
    private final List<Active> endings = new ArrayList<>();
    private final List<Active> metricAttributes = new ArrayList<>();
    private final List<Active> spanAttributes = new ArrayList<>();
    private final List<Active> amounts = new ArrayList<>();
    private final ThreadLocal<@Nullable Boolean> asking;
    private final AgentLog log;
    final boolean readResult;
    final boolean readArguments;

    OperationRules(OperationId id, List<Rule> rules, ThreadLocal<@Nullable Boolean> asking, AgentLog log) {
        this.id = id;
        this.asking = asking;
        this.log = log;
        boolean result = false;
        boolean arguments = false;
        for (Rule each : rules) {
            placeOf(each.effect()).add(new Active(each));
            result |= each.reads(Root.RESULT);
            arguments |= each.reads(Root.ARGUMENTS);
        }
        this.readResult = result;
        this.readArguments = arguments;
    }

    /** A rule, while it can be answered. */
    private static final class Active {

        final Rule rule;
        volatile boolean off;

        Active(Rule rule) {
            this.rule = rule;
        }
    }

    /**
     * How a call ended, by a rule.
     *
     * @param outcome the outcome
     * @param reason why, as the rule reads it from the call; {@code null} where it does not
     * @param condition why, in the rule's own words
     */
    record Verdict(Outcome outcome, @Nullable String reason, String condition) {}

    /** What the first rule that applies says; {@code null} where none does. */
    @Nullable
    Verdict verdict(CallValues call) {
        for (Active each : endings) {
            Object verdict = answer(each, call);
            if (verdict != null) {
                return (Verdict) verdict;
            }
        }
        return null;
    }

    /** Adds the attributes that series are told apart by. */
    void addMetricAttributes(CallFrame frame, CallValues call) {
        for (Active each : metricAttributes) {
            if (answer(each, call) instanceof String value
                    && each.rule.effect() instanceof Effect.Attribute attribute) {
                frame.addAttribute(attribute.key(), value, true);
            }
        }
    }

    /** Adds the attributes of the call's span. Asked only for calls that become one. */
    void addSpanAttributes(CallFrame frame, CallValues call) {
        for (Active each : spanAttributes) {
            if (answer(each, call) instanceof String value
                    && each.rule.effect() instanceof Effect.Attribute attribute) {
                frame.addAttribute(attribute.key(), value, false);
            }
        }
    }

    /** Adds measures and costs. */
    void addAmounts(CallFrame frame, CallValues call) {
        for (Active each : amounts) {
            Object answer = answer(each, call);
            if (answer instanceof BigDecimal value && each.rule.effect() instanceof Effect.Measure measure) {
                frame.measureNow(measure.name(), value.doubleValue());
            } else if (answer instanceof Price price) {
                frame.costNow(price.amount, price.currency);
            }
        }
    }

    private record Price(BigDecimal amount, String currency) {}

    /** What the rule gives for this call; {@code null} where it does not apply, has no value or is off. */
    private @Nullable Object answer(Active active, CallValues call) {
        if (active.off || asking.get() != null || !active.rule.isFor(call)) {
            return null;
        }
        asking.set(true);
        try {
            return active.rule.applies(call) ? read(active.rule, call) : null;
        } catch (VirtualMachineError e) {
            return null; // The stack or the heap is full, which is not the rule's fault.
        } catch (RuleFailure e) {
            switchOff(active, String.valueOf(e.getMessage()));
            return null;
        } catch (Throwable e) {
            switchOff(active, e.toString());
            return null;
        } finally {
            asking.remove();
        }
    }

    private static @Nullable Object read(Rule rule, CallValues call) throws RuleFailure {
        Effect effect = rule.effect();
        if (effect instanceof Effect.Ends ends) {
            String reason = ends.reason() == null ? null : ends.reason().text(call);
            return new Verdict(outcome(ends.outcome()), reason == null ? null : cut(reason), cut(rule.reason()));
        }
        if (effect instanceof Effect.Attribute attribute) {
            String value = attribute.value().text(call);
            return value == null ? null : cut(value);
        }
        if (effect instanceof Effect.Measure measure) {
            return measure.value().number(call);
        }
        Effect.Cost cost = (Effect.Cost) effect;
        BigDecimal amount = cost.amount().number(call);
        String currency = cost.currency().text(call);
        return amount == null || currency == null ? null : new Price(amount, cut(currency));
    }

    private void switchOff(Active active, String why) {
        boolean first;
        synchronized (active) {
            first = !active.off;
            active.off = true;
        }
        if (first) {
            log.warn("rule", "'" + active.rule + "' is switched off for " + id + ": " + why);
        }
    }

    private List<Active> placeOf(Effect effect) {
        if (effect instanceof Effect.Ends) {
            return endings;
        }
        if (effect instanceof Effect.Attribute attribute) {
            return attribute.metric() ? metricAttributes : spanAttributes;
        }
        return amounts;
    }

    private static Outcome outcome(String word) {
        for (Outcome each : Outcome.values()) {
            if (each.label().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("outcome: '" + word + "' (expected: one of " + OutcomeRules.words() + ")");
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
