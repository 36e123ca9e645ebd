package io.opvitals.agent.insight.measure;

import io.opvitals.agent.operation.Magnitudes;
import io.opvitals.agent.operation.MeasureSnapshot;

/**
 * How far the values of now are spread differently from those before: the two-sample Kolmogorov-Smirnov statistic, the
 * largest distance of the two cumulative distributions. It sees what a mean hides: as many answers very good as very bad.
 *
 * @param distance 0 for the same, 1 where no value of the one is among those of the other; {@code NaN} without values
 * @param limit what chance alone exceeds once in a thousand times, given how many values there are
 */
public record Drift(double distance, double limit) {

    static final Drift UNKNOWN = new Drift(Double.NaN, Double.NaN);

    /** c(alpha) for alpha = 0.001: sqrt(-ln(alpha / 2) / 2). Smirnov, 1948. */
    private static final double FACTOR = Math.sqrt(-Math.log(0.001 / 2) / 2);

    /** With very many values, a difference that matters to nobody is beyond chance. */
    private static final double WORTH_TELLING = 0.1;

    /** Whether it is more than chance, and enough to be told. */
    public boolean isDrifting() {
        return distance > limit && distance >= WORTH_TELLING;
    }

    /** To within a bucket, which both have in common. */
    static Drift between(MeasureSnapshot now, MeasureSnapshot before) {
        if (now.count() == 0 || before.count() == 0) {
            return UNKNOWN;
        }
        Walk walk = new Walk(now.count(), before.count());
        int lowest = Math.max(end(now.negative()), end(before.negative())) - 1;
        for (int i = lowest;
                i >= Math.min(now.negative().first(), before.negative().first());
                i--) {
            walk.add(now.negative().countAt(i), before.negative().countAt(i));
        }
        walk.add(now.zeros(), before.zeros());
        int highest = Math.max(end(now.positive()), end(before.positive())) - 1;
        for (int i = Math.min(now.positive().first(), before.positive().first()); i <= highest; i++) {
            walk.add(now.positive().countAt(i), before.positive().countAt(i));
        }
        double limit = FACTOR * Math.sqrt((double) (now.count() + before.count()) / now.count() / before.count());
        return new Drift(walk.distance, limit);
    }

    private static int end(Magnitudes magnitudes) {
        return magnitudes.first() + magnitudes.span();
    }

    private static final class Walk {

        private final double now;
        private final double before;
        private long nowSoFar;
        private long beforeSoFar;
        double distance;

        Walk(long now, long before) {
            this.now = now;
            this.before = before;
        }

        void add(long ofNow, long ofBefore) {
            nowSoFar += ofNow;
            beforeSoFar += ofBefore;
            distance = Math.max(distance, Math.abs(nowSoFar / now - beforeSoFar / before));
        }
    }
}
