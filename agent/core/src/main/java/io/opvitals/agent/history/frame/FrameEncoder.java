package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.storage.FramePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes intervals as payloads of the frames of one file, for one thread. Names, labels and their texts are written when
 * they come for the first time, and have a number from then on; a frame that brings such is a defining one.
 */
public final class FrameEncoder {

    static final int VERSION = 1;

    private final long file;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Known> families = new HashMap<>();
    private final ByteWriter out = new ByteWriter(1 << 14);
    private final ByteWriter body = new ByteWriter(1 << 14);
    private final ByteWriter block = new ByteWriter(1 << 12);
    private final ByteWriter definitions = new ByteWriter(1 << 10);
    private List<String> newTexts = new ArrayList<>();
    private List<Known> newFamilies = new ArrayList<>();
    private boolean isDefining;

    /** A family with numbers for its series. */
    private static final class Known {

        final int number;
        final FamilyValues first;
        final Map<Labels, Integer> series = new HashMap<>();
        final List<Labels> news = new ArrayList<>();

        Known(int number, FamilyValues first) {
            this.number = number;
            this.first = first;
        }
    }

    /** @param file the number of the file */
    public FrameEncoder(long file) {
        this.file = file;
    }

    /** The number of the file. */
    public long file() {
        return file;
    }

    /**
     * Writes an interval. Families without values are left out, and series of which there is nothing to tell.
     *
     * @param consumed up to where the finer frames are in it
     */
    public void encode(Collection<FamilyValues> interval, FramePosition consumed) {
        body.clear();
        int count = 0;
        for (FamilyValues each : interval) {
            count += encode(each) ? 1 : 0;
        }
        define();
        out.clear();
        out.put(VERSION);
        out.varint(consumed.file());
        out.varint(consumed.offset());
        out.block(definitions);
        out.varint(count);
        out.put(body.bytes(), body.length());
    }

    /** What was encoded; good until the next. */
    public byte[] bytes() {
        return out.bytes();
    }

    /** How many of the bytes count. */
    public int length() {
        return out.length();
    }

    /** Whether what was encoded brings names that later frames rest on. */
    public boolean isDefining() {
        return isDefining;
    }

    private boolean encode(FamilyValues family) {
        List<IntervalValue> values = numbered(family);
        if (values.isEmpty()) {
            return false;
        }
        boolean isSingle = true;
        for (IntervalValue each : values) {
            isSingle &= each.isSingle();
        }
        block.clear();
        block.put(isSingle ? 1 : 0);
        runs(values);
        for (IntervalValue each : values) {
            each.write(block, isSingle);
        }
        body.varint(known(family).number);
        body.block(block);
        return true;
    }

    /** The values, by their numbers. */
    private List<IntervalValue> numbered(FamilyValues family) {
        List<IntervalValue> values = new ArrayList<>(family.size());
        int last = -1;
        boolean isSorted = true;
        for (int i = 0; i < family.size(); i++) {
            IntervalValue value = family.value(i);
            if (value.isEmpty()) {
                continue;
            }
            if (!value.isNumberedIn(file)) {
                value.numbered(file, number(known(family), family.labels(i)));
            }
            isSorted &= value.number() > last;
            last = value.number();
            values.add(value);
        }
        if (!isSorted) {
            values.sort(Comparator.comparingInt(IntervalValue::number));
        }
        return values;
    }

    /** Which series, as gaps and lengths of rows of numbers. */
    private void runs(List<IntervalValue> values) {
        ByteWriter runs = new ByteWriter(16);
        int count = 0;
        int next = 0;
        for (int i = 0; i < values.size(); ) {
            int end = i + 1;
            while (end < values.size()
                    && values.get(end).number() == values.get(end - 1).number() + 1) {
                end++;
            }
            runs.varint(values.get(i).number() - next);
            runs.varint(end - i);
            next = values.get(end - 1).number() + 1;
            count++;
            i = end;
        }
        block.varint(count);
        block.put(runs.bytes(), runs.length());
    }

    private Known known(FamilyValues family) {
        Known known = families.get(key(family.name(), family.kind()));
        if (known == null) {
            known = new Known(families.size(), family);
            families.put(key(family.name(), family.kind()), known);
            newFamilies.add(known);
        }
        return known;
    }

    private static String key(String name, SeriesKind kind) {
        return kind + " " + name;
    }

    private static int number(Known family, Labels labels) {
        Integer number = family.series.get(labels);
        if (number == null) {
            number = family.series.size();
            family.series.put(labels, number);
            family.news.add(labels);
        }
        return number;
    }

    /** Writes what is new. The texts come first, but it takes the others to know which are needed. */
    private void define() {
        int firstText = texts.size();
        int firstFamily = families.size() - newFamilies.size();
        ByteWriter names = new ByteWriter(256);
        names.varint(firstFamily);
        names.varint(newFamilies.size());
        for (Known each : newFamilies) {
            names.varint(text(each.first.name()));
            names.put(KindCode.of(each.first.kind()));
        }
        int changed = 0;
        ByteWriter series = new ByteWriter(256);
        for (Known each : families.values()) {
            if (!each.news.isEmpty()) {
                changed++;
                define(each, series);
            }
        }
        isDefining = changed > 0;
        definitions.clear();
        if (!isDefining) {
            return;
        }
        definitions.varint(firstText);
        definitions.varint(newTexts.size());
        for (String each : newTexts) {
            definitions.text(each);
        }
        definitions.put(names.bytes(), names.length());
        definitions.varint(changed);
        definitions.put(series.bytes(), series.length());
        newTexts = new ArrayList<>();
        newFamilies = new ArrayList<>();
    }

    private void define(Known family, ByteWriter to) {
        to.varint(family.number);
        to.varint(family.series.size() - family.news.size());
        to.varint(family.news.size());
        for (Labels each : family.news) {
            to.varint(each.size());
            for (int i = 0; i < each.size(); i++) {
                to.varint(text(each.name(i)));
                to.varint(text(each.value(i)));
            }
        }
        family.news.clear();
    }

    private int text(String text) {
        Integer number = texts.get(text);
        if (number == null) {
            number = texts.size();
            texts.put(text, number);
            newTexts.add(text);
        }
        return number;
    }
}
