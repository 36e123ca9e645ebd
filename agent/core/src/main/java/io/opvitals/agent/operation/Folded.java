package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.List;

/** What dead threads counted of one operation. Only the collector's thread comes here. */
final class Folded {

    private long started;
    private long withdrawn;
    private final List<HistogramSnapshot> durations = new ArrayList<>();

    void add(Cell cell, int seriesCount, HistogramSum scratch) {
        for (int number = 0; number < seriesCount; number++) {
            if (number == durations.size()) {
                durations.add(HistogramSnapshot.EMPTY);
            }
            scratch.add(durations.get(number));
            cell.addTo(scratch, number);
            durations.set(number, scratch.take());
        }
        withdrawn += cell.withdrawn();
        started += cell.started();
    }

    long withdrawn() {
        return withdrawn;
    }

    long started() {
        return started;
    }

    HistogramSnapshot durations(int number) {
        return number < durations.size() ? durations.get(number) : HistogramSnapshot.EMPTY;
    }
}
