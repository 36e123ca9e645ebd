package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators between vectors, as Prometheus matches them ("Vector matching" of its documentation). */
final class VectorBinary {

    private final Projections projections;

    VectorBinary(Projections projections) {
        this.projections = projections;
    }

    /** Between a vector and a number; a comparison keeps the vector's value, wherever it stands. */
    static List<Sample> withScalar(Expr.Binary operation, List<Sample> vector, double scalar, boolean scalarIsLeft) {
        BinaryOperator operator = operation.operator();
        List<Sample> results = new ArrayList<>(operator.isArithmetic() ? vector.size() : 4);
        for (Sample each : vector) {
            double left = scalarIsLeft ? scalar : each.value();
            double right = scalarIsLeft ? each.value() : scalar;
            if (operator.isArithmetic() || operation.isBool()) {
                results.add(new Sample("", each.labels(), operator.compute(left, right)));
            } else if (operator.holds(left, right)) {
                results.add(each);
            }
        }
        return results;
    }

    List<Sample> of(Expr.Binary operation, List<Sample> left, List<Sample> right) throws PromqlException {
        Expr.Matching given = operation.matching();
        Expr.Matching matching = given == null ? Expr.Matching.DEFAULT : given;
        if (!operation.operator().isSet()) {
            return new Pairs(operation, matching).of(left, right);
        }
        return switch (operation.operator()) {
            case AND -> kept(matching, left, right, true);
            case UNLESS -> kept(matching, left, right, false);
            default -> {
                List<Sample> all = new ArrayList<>(left);
                all.addAll(kept(matching, right, left, false));
                yield all;
            }
        };
    }

    /** Those that have, or have not, a partner. */
    private List<Sample> kept(Expr.Matching matching, List<Sample> samples, List<Sample> others, boolean withPartner) {
        if (samples.isEmpty() || (withPartner && others.isEmpty())) {
            return List.of();
        }
        Signature signature = new Signature(matching);
        Set<Labels> partners = new HashSet<>(2 * others.size());
        for (Sample each : others) {
            partners.add(signature.of(each.labels()));
        }
        List<Sample> kept = new ArrayList<>();
        for (Sample each : samples) {
            if (partners.contains(signature.of(each.labels())) == withPartner) {
                kept.add(each);
            }
        }
        return kept;
    }

    /** By which labels series belong together. */
    private final class Signature {

        private final Expr.Matching matching;
        private final Map<Labels, Labels> known;

        Signature(Expr.Matching matching) {
            this.matching = matching;
            this.known = projections.known(matching.isOn(), matching.labels());
        }

        Labels of(Labels labels) {
            return !matching.isOn() && matching.labels().isEmpty()
                    ? labels
                    : projections.of(known, matching.isOn(), matching.labels(), labels);
        }
    }

    /** One operation whose series are paired. */
    private final class Pairs {

        private final Expr.Binary operation;
        private final Expr.Matching matching;
        private final Signature signature;

        Pairs(Expr.Binary operation, Expr.Matching matching) {
            this.operation = operation;
            this.matching = matching;
            this.signature = new Signature(matching);
        }

        List<Sample> of(List<Sample> left, List<Sample> right) throws PromqlException {
            if (left.isEmpty() || right.isEmpty()) {
                return List.of();
            }
            boolean isSwapped = matching.grouped() == Expr.Grouped.RIGHT;
            List<Sample> many = isSwapped ? right : left;
            Map<Labels, Sample> ones = ones(isSwapped ? left : right, isSwapped ? "left" : "right");
            boolean isOneToOne = matching.grouped() == Expr.Grouped.NEITHER;
            Set<Object> seen = new HashSet<>();
            List<Sample> results = new ArrayList<>();
            for (Sample each : many) {
                Labels group = signature.of(each.labels());
                Sample one = ones.get(group);
                Sample result = one == null ? null : result(each, one, isSwapped);
                if (result == null) {
                    continue;
                }
                Object key = isOneToOne ? group : new SeriesId(result.name(), result.labels());
                if (!seen.add(key)) {
                    throw new PromqlException(
                            operation.column(),
                            isOneToOne
                                    ? "several series on the left with " + group + " (expected: one, or group_left)"
                                    : "several results with " + result.labels() + " (expected: one each)");
                }
                results.add(result);
            }
            return results;
        }

        private Map<Labels, Sample> ones(List<Sample> samples, String side) throws PromqlException {
            Map<Labels, Sample> ones = new HashMap<>(2 * samples.size());
            for (Sample each : samples) {
                Labels group = signature.of(each.labels());
                if (ones.put(group, each) != null) {
                    throw new PromqlException(
                            operation.column(),
                            "several series on the " + side + " with " + group
                                    + " (expected: one; on or ignoring says which labels count)");
                }
            }
            return ones;
        }

        private @Nullable Sample result(Sample many, Sample one, boolean isSwapped) {
            BinaryOperator operator = operation.operator();
            double left = isSwapped ? one.value() : many.value();
            double right = isSwapped ? many.value() : one.value();
            boolean computes = operator.isArithmetic() || operation.isBool();
            if (!computes && !operator.holds(left, right)) {
                return null;
            }
            boolean isCut = matching.grouped() == Expr.Grouped.NEITHER;
            Labels labels = isCut ? signature.of(many.labels()) : included(many.labels(), one.labels());
            boolean keepsName = !computes && !(isCut && matching.isOn());
            return new Sample(keepsName ? many.name() : "", labels, computes ? operator.compute(left, right) : left);
        }

        private Labels included(Labels many, Labels one) {
            Labels labels = many;
            for (String each : matching.included()) {
                String value = one.get(each);
                labels = labels.without(each);
                labels = value == null || value.isEmpty() ? labels : labels.and(each, value);
            }
            return labels;
        }
    }
}
