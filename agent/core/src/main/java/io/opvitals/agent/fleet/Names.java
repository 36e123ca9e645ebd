package io.opvitals.agent.fleet;

/** Names of series and labels, as {@code series} writes them and a Collector's translation does. */
final class Names {

    static final String DURATION = "opvitals_operation_duration_seconds";
    static final String RECOVERY = "opvitals_operation_recovery_duration_seconds";
    static final String FALLBACK = "opvitals_operation_fallback_total";
    static final String COST = "opvitals_operation_cost_total";
    static final String UNPRICED = "opvitals_operation_cost_unpriced_total";
    static final String RETRY = "opvitals_operation_retry_total";
    static final String ACTIVE = "opvitals_operation_active";
    static final String STUCK = "opvitals_operation_stuck";
    static final String CONSECUTIVE_FAILURES = "opvitals_operation_consecutive_failures";
    static final String SCORE = "opvitals_health_score_ratio";
    static final String STATUS = "opvitals_health_status";
    static final String BREAKER = "opvitals_circuit_breaker_state";
    static final String BREAKER_REJECTED = "opvitals_circuit_breaker_calls_rejected_total";

    static final String NAME = "__name__";
    static final String JOB = "job";
    static final String INSTANCE = "instance";
    static final String BOUND = "le";
    static final String WRAPPER = "opvitals_wrapper";
    static final String OPERATION = "opvitals_operation";
    static final String OUTCOME = "opvitals_outcome";
    static final String ERROR = "error_type";
    static final String REASON = "opvitals_fallback_reason";
    static final String CURRENCY = "opvitals_cost_currency";
    static final String SCOPE = "opvitals_health_scope";
    static final String STATE = "opvitals_health_state";
    static final String BREAKER_NAME = "opvitals_circuit_breaker_name";
    static final String BREAKER_STATE = "opvitals_circuit_breaker_state";
    static final String LIBRARY = "opvitals_library";

    private Names() {}
}
