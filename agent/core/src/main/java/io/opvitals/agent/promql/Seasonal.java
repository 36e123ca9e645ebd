package io.opvitals.agent.promql;

import io.opvitals.agent.series.SeriesId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is usual at this time of day, and how far the present is from it. Usual is the median of the days, unusual is
 * measured in median absolute deviations, so that one bad day does not shift either (Iglewicz and Hoaglin, "How to Detect
 * and Handle Outliers", 1993).
 */
final class Seasonal {

    /** With fewer days there is no telling. */
    static final int FEWEST_DAYS = 3;

    /** A series that hardly moves is not unusual for every little step: a deviation is at least this share of the median. */
    static final double LEAST_SHARE = 0.05;

    private Seasonal() {}

    static List<Sample> baselines(List<Season> seasons) {
        List<Sample> baselines = new ArrayList<>(seasons.size());
        for (Season each : seasons) {
            if (each.dayMeans().length >= FEWEST_DAYS) {
                baselines.add(new Sample("", each.labels(), Statistics.median(each.dayMeans())));
            }
        }
        return baselines;
    }

    static List<Sample> anomalies(List<Season> seasons, List<Sample> present) {
        Map<SeriesId, Season> known = new HashMap<>();
        seasons.forEach(each -> known.put(new SeriesId(each.name(), each.labels()), each));
        List<Sample> anomalies = new ArrayList<>();
        for (Sample each : present) {
            Season season = known.get(new SeriesId(each.name(), each.labels()));
            if (season != null && season.dayMeans().length >= FEWEST_DAYS) {
                anomalies.add(new Sample("", each.labels(), score(season.dayMeans(), each.value())));
            }
        }
        return anomalies;
    }

    private static double score(double[] dayMeans, double value) {
        double median = Statistics.median(dayMeans);
        double[] deviations = new double[dayMeans.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.abs(dayMeans[i] - median);
        }
        double sigma = Statistics.MAD_TO_SIGMA * Statistics.median(deviations);
        return (value - median) / Math.max(sigma, LEAST_SHARE * Math.abs(median));
    }
}
