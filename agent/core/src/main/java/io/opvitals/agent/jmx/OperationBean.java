package io.opvitals.agent.jmx;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** One operation as JMX shows it: read-only, of the JDK's own types. */
final class OperationBean implements DynamicMBean {

    private static final double MILLISECOND = 1e6;

    private final OperationId id;
    private final Supplier<@Nullable HealthReport> latest;

    /** What is shown: its name is the constant's in camel case. */
    private enum Value {
        STATUS("String", "healthy, degraded, unhealthy or unknown"),
        SCORE("double", "Health from 0 to 1 over the window; NaN without data"),
        SCORE_ARITHMETIC("String", "How the score came about"),
        CALLS_PER_SECOND("double", "Calls that ended, by second, over the recent window"),
        ERROR_RATIO("double", "Failures among the judged calls of the window; NaN without any"),
        FALLBACK_RATIO("double", "Fallbacks among the judged calls of the window; NaN without any"),
        CONSECUTIVE_FAILURES("int", "Failures in a row up to now"),
        IN_FLIGHT("long", "Calls started and not ended"),
        PEAK_IN_FLIGHT("long", "The most calls in flight seen since the start"),
        STUCK("int", "Calls in flight for longer than the operation allows"),
        STARTED("long", "Calls started since the start of the agent"),
        SUCCEEDED("long", "Calls ended so since the start of the agent"),
        FALLEN_BACK("long", "Calls ended so since the start of the agent"),
        FAILED("long", "Calls ended so since the start of the agent"),
        REJECTED("long", "Calls ended so since the start of the agent"),
        TIMED_OUT("long", "Calls ended so since the start of the agent"),
        CANCELLED("long", "Calls ended so since the start of the agent"),
        P50_MILLIS("double", "Median duration over the window; NaN without calls"),
        P95_MILLIS("double", "95th percentile of durations over the window; NaN without calls"),
        P99_MILLIS("double", "99th percentile of durations over the window; NaN without calls"),
        MAX_MILLIS("double", "The longest duration since the start of the agent");

        final String type;
        final String description;

        Value(String type, String description) {
            this.type = type.equals("String") ? String.class.getName() : type;
            this.description = description;
        }

        String attribute() {
            StringBuilder name = new StringBuilder();
            for (String each : name().split("_", -1)) {
                name.append(each.charAt(0)).append(each.substring(1).toLowerCase(java.util.Locale.ROOT));
            }
            return name.toString();
        }
    }

    OperationBean(OperationId id, Supplier<@Nullable HealthReport> latest) {
        this.id = id;
        this.latest = latest;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        Value[] values = Value.values();
        MBeanAttributeInfo[] attributes = new MBeanAttributeInfo[values.length];
        for (int i = 0; i < values.length; i++) {
            attributes[i] = new MBeanAttributeInfo(
                    values[i].attribute(), values[i].type, values[i].description, true, false, false);
        }
        return new MBeanInfo(OperationBean.class.getName(), "The operation " + id.name(), attributes, null, null, null);
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        HealthReport report = latest.get();
        ScopeHealth health = report == null ? null : report.operations().get(id);
        OperationSnapshot total =
                report == null ? null : report.snapshot().operations().get(id);
        for (Value each : Value.values()) {
            if (each.attribute().equals(name) && report != null && health != null && total != null) {
                return read(each, report, health, total);
            }
        }
        throw new AttributeNotFoundException("'" + name + "' (expected: an attribute of " + id.name() + ")");
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList attributes = new AttributeList();
        for (String each : names) {
            try {
                attributes.add(new Attribute(each, getAttribute(each)));
            } catch (AttributeNotFoundException e) {
                // Left out, as the contract of this method has it.
            }
        }
        return attributes;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("'" + attribute.getName() + "' (expected: nothing, all are read-only)");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action));
    }

    private Object read(Value value, HealthReport report, ScopeHealth health, OperationSnapshot total) {
        return switch (value) {
            case STATUS -> health.status().label();
            case SCORE -> health.score().value();
            case SCORE_ARITHMETIC -> health.score().arithmetic();
            case CALLS_PER_SECOND -> health.callsPerSecond();
            case ERROR_RATIO -> health.errorRate();
            case FALLBACK_RATIO -> health.fallbackRate();
            case CONSECUTIVE_FAILURES -> total.consecutiveFailures();
            case IN_FLIGHT -> health.inFlight();
            case PEAK_IN_FLIGHT -> health.peakInFlight();
            case STUCK -> report.stuck().count(id);
            case STARTED -> total.started();
            case SUCCEEDED -> total.count(Outcome.SUCCESS);
            case FALLEN_BACK -> total.count(Outcome.FALLBACK);
            case FAILED -> total.count(Outcome.ERROR);
            case REJECTED -> total.count(Outcome.REJECTED);
            case TIMED_OUT -> total.count(Outcome.TIMEOUT);
            case CANCELLED -> total.count(Outcome.CANCELLED);
            case P50_MILLIS -> millis(health.window().durations(), 0.5);
            case P95_MILLIS -> millis(health.window().durations(), 0.95);
            case P99_MILLIS -> millis(health.window().durations(), 0.99);
            case MAX_MILLIS -> total.durations().maxNanos() / MILLISECOND;
        };
    }

    private static double millis(HistogramSnapshot durations, double quantile) {
        return durations.quantileNanos(quantile) / MILLISECOND;
    }
}
