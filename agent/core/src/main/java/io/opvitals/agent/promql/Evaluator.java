package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Gives the value of expressions at a moment. For one thread at a time. */
public final class Evaluator {

    private final SampleSource source;
    private final Projections projections = new Projections();
    private final VectorBinary binary = new VectorBinary(projections);
    private final Aggregation aggregation = new Aggregation(projections);
    private final ClassicQuantile quantile = new ClassicQuantile(projections);

    public Evaluator(SampleSource source) {
        this.source = source;
    }

    /**
     * The value of a query, a scalar as one sample without labels.
     *
     * @param atMillis the moment, in milliseconds since 1970
     * @throws PromqlException where series cannot be matched, or become the same
     */
    public List<Sample> evaluate(Query query, long atMillis) throws PromqlException {
        Expr expression = query.expression();
        return switch (expression.type()) {
            case SCALAR -> List.of(new Sample("", io.opvitals.agent.series.Labels.EMPTY, scalar(expression, atMillis)));
            case VECTOR -> distinct(vector(expression, atMillis), expression);
            default ->
                throw new PromqlException(
                        expression.column(),
                        "a " + expression.type().label + " (expected: a scalar or an instant vector)");
        };
    }

    private static List<Sample> distinct(List<Sample> samples, Expr expression) throws PromqlException {
        if (samples.size() < 2) {
            return samples;
        }
        Set<io.opvitals.agent.series.SeriesId> seen = new HashSet<>(2 * samples.size());
        for (Sample each : samples) {
            if (!seen.add(new io.opvitals.agent.series.SeriesId(each.name(), each.labels()))) {
                throw new PromqlException(
                        expression.column(),
                        "two results with the labels " + each.labels() + " (expected: labels that tell them apart)");
            }
        }
        return samples;
    }

    private double scalar(Expr expression, long at) throws PromqlException {
        if (expression instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expr.Negative negative) {
            return -scalar(negative.operand(), at);
        }
        if (expression instanceof Expr.Binary binary) {
            return binary.operator().compute(scalar(binary.left(), at), scalar(binary.right(), at));
        }
        Expr.Call call = (Expr.Call) expression;
        if (call.function() == Function.TIME) {
            return at / 1_000.0;
        }
        List<Sample> samples = vector(call.arguments().get(0), at);
        return samples.size() == 1 ? samples.get(0).value() : Double.NaN;
    }

    private List<Sample> vector(Expr expression, long at) throws PromqlException {
        if (expression instanceof Expr.Select select) {
            return source.latest(select.selector(), at - select.selector().offsetMillis());
        }
        if (expression instanceof Expr.Negative negative) {
            return map(vector(negative.operand(), at), value -> -value);
        }
        if (expression instanceof Expr.Binary operation) {
            return binary(operation, at);
        }
        if (expression instanceof Expr.Aggregate aggregate) {
            Expr parameter = aggregate.parameter();
            return aggregation.of(
                    aggregate, vector(aggregate.operand(), at), parameter == null ? Double.NaN : scalar(parameter, at));
        }
        return call((Expr.Call) expression, at);
    }

    private List<Sample> binary(Expr.Binary operation, long at) throws PromqlException {
        if (operation.left().type() == ValueType.SCALAR) {
            double left = scalar(operation.left(), at);
            return VectorBinary.withScalar(operation, vector(operation.right(), at), left, true);
        }
        if (operation.right().type() == ValueType.SCALAR) {
            double right = scalar(operation.right(), at);
            return VectorBinary.withScalar(operation, vector(operation.left(), at), right, false);
        }
        return binary.of(operation, vector(operation.left(), at), vector(operation.right(), at));
    }

    private List<Sample> call(Expr.Call call, long at) throws PromqlException {
        List<Expr> arguments = call.arguments();
        return switch (call.function()) {
            case ABS -> map(vector(arguments.get(0), at), Math::abs);
            case CEIL -> map(vector(arguments.get(0), at), Math::ceil);
            case EXP -> map(vector(arguments.get(0), at), Math::exp);
            case FLOOR -> map(vector(arguments.get(0), at), Math::floor);
            case LN -> map(vector(arguments.get(0), at), Math::log);
            case SQRT -> map(vector(arguments.get(0), at), Math::sqrt);
            case CLAMP ->
                clamp(vector(arguments.get(0), at), scalar(arguments.get(1), at), scalar(arguments.get(2), at));
            case CLAMP_MIN ->
                clamp(vector(arguments.get(0), at), scalar(arguments.get(1), at), Double.POSITIVE_INFINITY);
            case CLAMP_MAX ->
                clamp(vector(arguments.get(0), at), Double.NEGATIVE_INFINITY, scalar(arguments.get(1), at));
            case ROUND -> round(vector(arguments.get(0), at), arguments.size() == 1 ? 1 : scalar(arguments.get(1), at));
            case VECTOR -> List.of(new Sample("", io.opvitals.agent.series.Labels.EMPTY, scalar(arguments.get(0), at)));
            case ABSENT ->
                Absence.of(arguments.get(0), vector(arguments.get(0), at).isEmpty());
            case ABSENT_OVER_TIME ->
                Absence.of(arguments.get(0), ranges(arguments.get(0), at).isEmpty());
            case HISTOGRAM_QUANTILE -> quantile.of(scalar(arguments.get(0), at), vector(arguments.get(1), at));
            case LABEL_REPLACE -> LabelReplacement.of(call, vector(arguments.get(0), at));
            case BASELINE, ANOMALY -> seasonal(call, at);
            default -> overTime(call, at);
        };
    }

    private List<Sample> overTime(Expr.Call call, long at) throws PromqlException {
        Expr.Select select = null;
        double parameter = Double.NaN;
        for (Expr each : call.arguments()) {
            if (each instanceof Expr.Select found) {
                select = found;
            } else {
                parameter = scalar(each, at);
            }
        }
        if (select == null) {
            throw new PromqlException(
                    call.column(), call.function().word() + " of no series (expected: name{...}[5m])");
        }
        long end = at - select.selector().offsetMillis();
        OverTime overTime =
                new OverTime(call.function(), end - select.selector().rangeMillis(), end, parameter, at);
        List<Sample> results = new ArrayList<>();
        for (SampleRange each : ranges(select, at)) {
            overTime.add(each, results);
        }
        return results;
    }

    private List<SampleRange> ranges(Expr expression, long at) {
        Selector selector = ((Expr.Select) expression).selector();
        long end = at - selector.offsetMillis();
        return source.range(selector, end - selector.rangeMillis(), end);
    }

    private List<Sample> seasonal(Expr.Call call, long at) {
        Selector selector = ((Expr.Select) call.arguments().get(0)).selector();
        long end = at - selector.offsetMillis();
        int days = (int) (selector.rangeMillis() / 86_400_000);
        List<Season> seasons = source.seasons(selector, end, days);
        return call.function() == Function.BASELINE
                ? Seasonal.baselines(seasons)
                : Seasonal.anomalies(seasons, source.latest(selector, end));
    }

    private static List<Sample> map(List<Sample> samples, DoubleUnaryOperator operator) {
        List<Sample> results = new ArrayList<>(samples.size());
        for (Sample each : samples) {
            results.add(new Sample("", each.labels(), operator.applyAsDouble(each.value())));
        }
        return results;
    }

    private static List<Sample> clamp(List<Sample> samples, double min, double max) {
        if (min > max) {
            return List.of();
        }
        return map(
                samples,
                value -> Double.isNaN(min) || Double.isNaN(max) ? Double.NaN : Math.max(min, Math.min(max, value)));
    }

    /** The halves upwards. */
    private static List<Sample> round(List<Sample> samples, double nearest) {
        double inverse = 1 / nearest;
        return map(samples, value -> Math.floor(value * inverse + 0.5) / inverse);
    }
}
