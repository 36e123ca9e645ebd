package io.opvitals.agent.fleet;

import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is drawn.
 *
 * @param stepSeconds how long an interval is
 * @param from when the first begins, in seconds since 1970
 * @param to when the last ends, in seconds since 1970
 * @param lines values by the beginning of their interval, in seconds since 1970, by name; nothing where nothing is known
 * @param whole of latency: all durations of the range; none where nothing is known
 * @param rows of a heat map: the same counts, by up to which duration they are, in seconds
 */
public record FleetChart(
        long stepSeconds,
        long from,
        long to,
        Map<String, Map<Long, Double>> lines,
        HistogramSnapshot whole,
        SortedMap<Double, Map<Long, Double>> rows) {}
