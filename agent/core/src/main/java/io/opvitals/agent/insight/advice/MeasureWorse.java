package io.opvitals.agent.insight.advice;

import io.opvitals.agent.insight.measure.MeasureState;
import java.util.ArrayList;
import java.util.List;

/** A measure that is a fifth worse than it was, or is spread quite differently. */
final class MeasureWorse implements Finder {

    private static final double WORSE = 0.2;

    /** The mean of fewer moves by chance. */
    private static final long MIN_VALUES = 20;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (MeasureState each : facts.measures()) {
            if (each.window().count() < MIN_VALUES) {
                continue;
            }
            if (each.worse() > WORSE) {
                found.add(worse(each));
            } else if (each.drift().isDrifting()) {
                found.add(drifting(each));
            }
        }
        return found;
    }

    private static Finding worse(MeasureState measure) {
        return new Finding(
                "measure-worse",
                scope(measure),
                Severity.WARNING,
                measure.id().name() + " is " + Wording.percent(measure.worse()) + " worse than "
                        + measure.comparison().text() + ": "
                        + Wording.number(measure.window().mean()) + " against "
                        + Wording.number(measure.baseline()),
                "Look at what changed since: a model, a prompt, a template, or what users ask for.",
                List.of(
                        new Evidence("mean", measure.window().mean(), ""),
                        new Evidence("baseline", measure.baseline(), ""),
                        Evidence.share("worse by", measure.worse())));
    }

    private static Finding drifting(MeasureState measure) {
        return new Finding(
                "measure-drifts",
                scope(measure),
                Severity.INFO,
                measure.id().name() + " is spread differently from "
                        + measure.comparison().text() + ": by "
                        + Wording.number(measure.drift().distance()) + " on a scale from 0 to 1, where chance gives "
                        + Wording.number(measure.drift().limit()),
                "The mean does not show it: compare the percentiles with those of before.",
                List.of(
                        Evidence.share("distance", measure.drift().distance()),
                        Evidence.share("by chance", measure.drift().limit())));
    }

    private static String scope(MeasureState measure) {
        return measure.id().operation().name() + "/" + measure.id().name();
    }
}
