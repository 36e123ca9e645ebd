package io.opvitals.agent.cost.book;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.config.document.DocumentValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a price book. An entry with something wrong in it is left out; the others hold. */
public final class PriceBookReader {

    static final String PRICES = "prices";
    static final String CURRENCY = "currency";

    private final ZoneId zone;
    private final List<DocumentProblem> problems = new ArrayList<>();

    private PriceBookReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads one.
     *
     * @param content YAML or JSON in UTF-8
     * @param zone where days begin
     * @return with problems and no entries for what is no document at all
     */
    public static PriceBook read(byte[] content, ZoneId zone) {
        Document document = DocumentReader.readIndexed(content);
        if (!document.problems().isEmpty()) {
            return new PriceBook(List.of(), document.problems());
        }
        return new PriceBookReader(zone).read(document.values());
    }

    private PriceBook read(List<DocumentValue> values) {
        SortedMap<Integer, PriceDraft> drafts = new TreeMap<>();
        DocumentValue currency = null;
        for (DocumentValue each : values) {
            int place = place(each);
            if (place >= 0) {
                drafts.computeIfAbsent(place, added -> new PriceDraft(added, each, zone, problems))
                        .take(each);
            } else if (each.path().equals(CURRENCY)) {
                currency = each;
            } else if (!isEmptyList(each)) {
                problem(
                        each.keyLine(),
                        each.keyColumn(),
                        "'" + each.path() + "' is not known (expected: currency or a" + " sequence of prices)");
            }
        }
        List<PriceEntry> entries = new ArrayList<>();
        for (PriceDraft each : drafts.values()) {
            PriceEntry entry = each.entry(currency);
            if (entry != null && !overlaps(entry, entries, each)) {
                entries.add(entry);
            }
        }
        return new PriceBook(entries, problems);
    }

    private boolean overlaps(PriceEntry entry, List<PriceEntry> before, PriceDraft draft) {
        for (PriceEntry each : before) {
            if (entry.overlaps(each)) {
                draft.problem("holds for the same calls at the same time as '"
                        + each.tariff().name() + "' in line " + each.line()
                        + " (expected: valid-from and valid-to that make one follow the other)");
                return true;
            }
        }
        return false;
    }

    private static boolean isEmptyList(DocumentValue value) {
        return value.path().equals(PRICES) && value.items().stream().allMatch(String::isEmpty);
    }

    /** Which entry a value belongs to, from 0; below 0 for none. */
    private static int place(DocumentValue value) {
        String rest = after(value.path(), PRICES + ".");
        int end = 0;
        while (rest != null && end < rest.length() && Character.isDigit(rest.charAt(end))) {
            end++;
        }
        return rest == null || end == 0 || end > 6 ? -1 : Integer.parseInt(rest.substring(0, end));
    }

    static @Nullable String after(String path, String prefix) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : null;
    }

    private void problem(int line, int column, String message) {
        problems.add(new DocumentProblem(line, column, message));
    }
}
