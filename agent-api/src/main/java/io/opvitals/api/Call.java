package io.opvitals.api;

import java.math.BigDecimal;

/**
 * One running call of a monitored operation, as {@link Operations#current()} gives it.
 *
 * <p>Every method returns this call, so that they can be chained, and none ever throws: a {@code null} or invalid
 * argument, a call that has ended, or a thread other than the one the call runs on makes the method do nothing (the
 * agent counts what it ignored). Without the agent, and outside any monitored call, every method does nothing and
 * allocates nothing.
 *
 * <p><b>Threads:</b> use a call on the thread it runs on, before it ends.
 */
public sealed class Call permits StartedCall {

    /** Stands for "no call": all its methods do nothing. */
    static final Call NONE = new Call(null);

    /** What the agent gave out for this call; {@code null} where there is none. */
    final Object handle;

    Call(Object handle) {
        this.handle = handle;
    }

    /**
     * Says that this call is served by a fallback. If it then returns normally, its outcome is {@code fallback}. The
     * first reason given is the one kept.
     *
     * @param reason why, in a few words of low cardinality ({@code "timeout"}, {@code "rate limited"}); it is counted
     *     per distinct text, of which the agent keeps 50 per operation and counts the rest as {@code _OTHER}
     */
    public Call fallback(String reason) {
        if (handle != null && reason != null) {
            AgentBridge.fallback(handle, reason);
        }
        return this;
    }

    /**
     * Says that this call failed although it returns normally: its outcome is {@code error}, even when it had a
     * fallback.
     *
     * @param reason why, in a few words of low cardinality; it stands where an exception's class would
     *     ({@code error.type})
     */
    public Call fail(String reason) {
        if (handle != null && reason != null) {
            AgentBridge.fail(handle, reason);
        }
        return this;
    }

    /**
     * Attaches a number to this call.
     *
     * @param name the measure's name, in lower case with dots ({@code "answer.length"}); the agent keeps 50 names per
     *     operation
     * @param value any finite number; its unit is the application's choice and should not change
     */
    public Call measure(String name, double value) {
        if (handle != null && name != null && Double.isFinite(value)) {
            AgentBridge.measure(handle, name, value);
        }
        return this;
    }

    /**
     * Adds to what this call costs.
     *
     * @param amount zero or more, in units of {@code currency}
     * @param currency ISO 4217 code in capitals ({@code "USD"})
     */
    public Call cost(BigDecimal amount, String currency) {
        if (handle != null && amount != null && currency != null && amount.signum() >= 0) {
            AgentBridge.cost(handle, amount, currency);
        }
        return this;
    }

    /**
     * Adds to what this call costs.
     *
     * @param amount zero or more, in units of {@code currency}
     * @param currency ISO 4217 code in capitals ({@code "USD"})
     */
    public Call cost(double amount, String currency) {
        if (handle != null && currency != null && Double.isFinite(amount) && amount >= 0) {
            AgentBridge.cost(handle, BigDecimal.valueOf(amount), currency);
        }
        return this;
    }

    /**
     * Attaches the tokens this call used, as the measures {@code tokens.input} and {@code tokens.output}.
     *
     * @param input tokens sent, zero or more
     * @param output tokens received, zero or more
     */
    public Call tokens(long input, long output) {
        if (handle != null && input >= 0 && output >= 0) {
            AgentBridge.measure(handle, "tokens.input", (double) input);
            AgentBridge.measure(handle, "tokens.output", (double) output);
        }
        return this;
    }

    /**
     * Attaches how good the answer of this call was, as the measure {@code quality}.
     *
     * @param score 0 (useless) to 1 (perfect)
     */
    public Call quality(double score) {
        if (handle != null && score >= 0 && score <= 1) {
            AgentBridge.measure(handle, "quality", score);
        }
        return this;
    }

    /**
     * Attaches an attribute to the span of this call.
     *
     * @param key not empty
     * @param value cut at 256 characters; {@code null} adds nothing
     */
    public Call attribute(String key, String value) {
        if (handle != null && key != null && value != null) {
            AgentBridge.attribute(handle, key, value);
        }
        return this;
    }
}
