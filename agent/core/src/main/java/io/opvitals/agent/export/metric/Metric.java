package io.opvitals.agent.export.metric;

/** Every metric of ours: its name on the wire, its unit (UCUM), and what it says. */
public enum Metric {
    OPERATION_DURATION("opvitals.operation.duration", "s", "How long calls took, from entry to their real end."),
    OPERATION_ACTIVE("opvitals.operation.active", "{call}", "Calls started and not ended."),
    OPERATION_ASSEMBLED(
            "opvitals.operation.assembled",
            "{publisher}",
            "Publishers made by calls that return one; a subscription to it is the call."),
    OPERATION_PEAK("opvitals.operation.peak", "{call}", "The most calls in flight seen since the start."),
    OPERATION_STUCK("opvitals.operation.stuck", "{call}", "Calls in flight for longer than the operation allows."),
    OPERATION_FALLBACK("opvitals.operation.fallback", "{call}", "Calls served by their fallback, by reason."),
    OPERATION_RETRY("opvitals.operation.retry", "{attempt}", "Attempts after the first of their call."),
    OPERATION_RECOVERY(
            "opvitals.operation.recovery.duration",
            "s",
            "For calls served by their fallback: from the first failure to their end."),
    OPERATION_COST("opvitals.operation.cost", "{currency}", "What calls cost, by currency and outcome."),
    OPERATION_MEASURE("opvitals.operation.measure", "1", "Numbers that the application attached to calls."),
    OPERATION_UNPRICED("opvitals.operation.cost.unpriced", "{call}", "Calls that should have a price and have none."),
    OPERATION_CONSECUTIVE_FAILURES("opvitals.operation.consecutive_failures", "{call}", "Failures in a row up to now."),
    HEALTH_SCORE("opvitals.health.score", "1", "Health from 0 to 1; absent without data."),
    HEALTH_STATUS("opvitals.health.status", "1", "1 for the state that holds, 0 for the others."),
    HEALTH_CHECK_STATUS("opvitals.health.check.status", "1", "1 for the state a check is in, 0 for the others."),
    SLO_BUDGET("opvitals.slo.budget.remaining", "1", "What is left of the error budget; negative when overspent."),
    SLO_BURN_RATE(
            "opvitals.slo.burn_rate",
            "{budget}",
            "How fast the error budget is used up; 1 lasts exactly for the objective's window."),
    BUDGET_UTILIZATION("opvitals.budget.utilization", "1", "The share of its budget that a wrapper has spent."),
    BUDGET_FORECAST(
            "opvitals.budget.forecast",
            "1",
            "The share of its budget that a wrapper will have spent at the end, as it looks."),
    BUDGET_SPENT("opvitals.budget.spent", "{currency}", "What a wrapper has spent of its budget."),
    BUDGET_LIMIT("opvitals.budget.limit", "{currency}", "What a wrapper may spend."),
    RATE_LIMIT_USE(
            "opvitals.wrapper.rate_limit.utilization",
            "1",
            "The share of its declared rate limit that a wrapper uses."),
    AGENT_ENABLED("opvitals.agent.enabled", "1", "1 while calls are recorded, 0 while they are not."),
    AGENT_GOVERNOR_LEVEL(
            "opvitals.agent.governor.level", "1", "How many parts are left out to stay within the budget."),
    AGENT_GOVERNOR_SHED("opvitals.agent.governor.shed", "1", "1 for a part that is left out, 0 for the others."),
    AGENT_GOVERNOR_SAMPLED(
            "opvitals.agent.governor.sampled", "{operation}", "Operations of which not every call is timed."),
    AGENT_GOVERNOR_COST(
            "opvitals.agent.governor.cost", "1", "The agent's share of the available processors, as estimated."),
    BREAKER_STATE("opvitals.circuit_breaker.state", "1", "1 for the state that holds, 0 for the others."),
    BREAKER_TRANSITIONS("opvitals.circuit_breaker.transitions", "{transition}", "Changes of state."),
    BREAKER_REJECTED("opvitals.circuit_breaker.calls.rejected", "{call}", "Calls that a circuit breaker refused."),
    BULKHEAD_AVAILABLE("opvitals.bulkhead.available", "{call}", "Calls that could pass a bulkhead now."),
    BULKHEAD_LIMIT("opvitals.bulkhead.limit", "{call}", "Calls that can pass a bulkhead at once."),
    BULKHEAD_REJECTED("opvitals.bulkhead.calls.rejected", "{call}", "Calls that a bulkhead refused."),
    RATE_LIMITER_AVAILABLE("opvitals.rate_limiter.available", "{call}", "Calls that could pass a rate limiter now."),
    RATE_LIMITER_LIMIT("opvitals.rate_limiter.limit", "{call}", "Calls that can pass a rate limiter in its period."),
    RATE_LIMITER_REJECTED("opvitals.rate_limiter.calls.rejected", "{call}", "Calls that a rate limiter refused."),
    TIME_LIMITER_TIMEOUTS("opvitals.time_limiter.timeouts", "{call}", "Calls that a time limiter gave up."),
    CACHE_HITS("opvitals.cache.hits", "{request}", "Look-ups in a cache that found their value."),
    CACHE_MISSES("opvitals.cache.misses", "{request}", "Look-ups in a cache that did not."),
    CACHE_FAILED_LOADS("opvitals.cache.failed_loads", "{load}", "Loads for a cache that gave no value."),
    CACHE_EVICTIONS("opvitals.cache.evictions", "{entry}", "Entries that had to go."),
    CACHE_SIZE("opvitals.cache.size", "{entry}", "Entries of a cache, as estimated."),
    AGENT_CLASSES_WOVEN("opvitals.agent.classes.woven", "{class}", "Classes that are woven."),
    AGENT_METHODS_WOVEN("opvitals.agent.methods.woven", "{method}", "Methods that are woven."),
    AGENT_ERRORS_SUPPRESSED(
            "opvitals.agent.errors.suppressed",
            "{error}",
            "Failures of the agent's own code, kept from the application."),
    AGENT_SPANS_KEPT("opvitals.agent.spans.kept", "{span}", "Calls kept as spans."),
    AGENT_SPANS_DROPPED("opvitals.agent.spans.dropped", "{span}", "Calls worth a span that were not exported."),
    AGENT_EXPORT_FAILURES("opvitals.agent.export.failures", "{export}", "Exports that failed, by signal."),
    AGENT_CPU_TIME("opvitals.agent.cpu.time", "s", "CPU time of the agent's own threads.");

    public final String wireName;
    public final String unit;
    public final String description;

    Metric(String wireName, String unit, String description) {
        this.wireName = wireName;
        this.unit = unit;
        this.description = description;
    }
}
