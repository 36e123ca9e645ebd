package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opvitals.agent.operation.OperationId;

/** The names of the attributes of metrics, spans and events. */
public final class Keys {

    public static final AttributeKey<String> WRAPPER = AttributeKey.stringKey("opvitals.wrapper");

    /** The operation within its wrapper, without the wrapper's name. */
    public static final AttributeKey<String> OPERATION = AttributeKey.stringKey("opvitals.operation");

    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("opvitals.outcome");
    public static final AttributeKey<String> FALLBACK_REASON = AttributeKey.stringKey("opvitals.fallback.reason");

    /** {@code system}, {@code wrapper} or {@code operation}: what a score or a status is about. */
    public static final AttributeKey<String> HEALTH_SCOPE = AttributeKey.stringKey("opvitals.health.scope");

    /** As in the OpenTelemetry semantic conventions; on failures only. */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** The library that a circuit breaker or the like is of. */
    public static final AttributeKey<String> LIBRARY = AttributeKey.stringKey("opvitals.library");

    public static final AttributeKey<String> BREAKER_NAME = AttributeKey.stringKey("opvitals.circuit_breaker.name");
    public static final AttributeKey<String> BREAKER_FROM = AttributeKey.stringKey("opvitals.circuit_breaker.from");
    public static final AttributeKey<String> BREAKER_TO = AttributeKey.stringKey("opvitals.circuit_breaker.to");
    static final AttributeKey<String> BREAKER_STATE = AttributeKey.stringKey("opvitals.circuit_breaker.state");
    static final AttributeKey<String> CACHE_NAME = AttributeKey.stringKey("opvitals.cache.name");
    static final AttributeKey<String> BULKHEAD_NAME = AttributeKey.stringKey("opvitals.bulkhead.name");
    static final AttributeKey<String> RATE_LIMITER_NAME = AttributeKey.stringKey("opvitals.rate_limiter.name");
    static final AttributeKey<String> TIME_LIMITER_NAME = AttributeKey.stringKey("opvitals.time_limiter.name");
    static final AttributeKey<String> HEALTH_STATE = AttributeKey.stringKey("opvitals.health.state");
    public static final AttributeKey<String> HEALTH_CHECK = AttributeKey.stringKey("opvitals.health.check.name");

    /** {@code availability} or {@code latency}. */
    static final AttributeKey<String> SLO = AttributeKey.stringKey("opvitals.slo.kind");

    /** The length of the window of a burn rate, for example {@code 5m}. */
    static final AttributeKey<String> SLO_WINDOW = AttributeKey.stringKey("opvitals.slo.window");

    static final AttributeKey<String> CURRENCY = AttributeKey.stringKey("opvitals.cost.currency");

    /** {@code day} or {@code month}. */
    static final AttributeKey<String> BUDGET_PERIOD = AttributeKey.stringKey("opvitals.budget.period");

    static final AttributeKey<String> MEASURE = AttributeKey.stringKey("opvitals.measure");
    static final AttributeKey<String> SHED_PART = AttributeKey.stringKey("opvitals.governor.part");
    static final AttributeKey<String> SIGNAL = AttributeKey.stringKey("opvitals.export.signal");

    private Keys() {}

    /** The attributes that say which operation. */
    public static Attributes of(OperationId id) {
        return Attributes.of(WRAPPER, id.wrapper(), OPERATION, id.operation());
    }
}
