package io.opvitals.agent.cost.book;

import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.operation.price.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All prices, of all times. Immutable.
 *
 * @param entries in the order of the file; of those that fit a call, the first that holds decides
 * @param problems what was left out, with its place in the file
 */
public record PriceBook(List<PriceEntry> entries, List<DocumentProblem> problems) {

    public static final PriceBook EMPTY = new PriceBook(List.of(), List.of());

    public PriceBook {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** What holds at this time. */
    public List<Tariff> at(Instant time) {
        List<Tariff> tariffs = new ArrayList<>();
        for (PriceEntry each : entries) {
            if (each.holdsAt(time)) {
                tariffs.add(each.tariff());
            }
        }
        return tariffs;
    }
}
