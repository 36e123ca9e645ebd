package io.opvitals.agent.alert.route;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Reads one time interval. */
final class TimeIntervalReader {

    private static final Set<String> KEYS = Set.of("times", "weekdays", "days_of_month", "months", "years", "location");

    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private TimeIntervalReader() {}

    static TimeInterval read(Entry entry) {
        entry.only(KEYS);
        return new TimeInterval(
                minutes(entry),
                ranges(entry, "weekdays", "monday:friday", TimeIntervalReader::weekday),
                ranges(entry, "days_of_month", "1:5, or -3:-1 for the last three", TimeIntervalReader::dayOfMonth),
                ranges(entry, "months", "1:3, or may:august", TimeIntervalReader::month),
                ranges(entry, "years", "2026:2028", TimeIntervalReader::year),
                zone(entry));
    }

    private static List<NumberRange> minutes(Entry entry) {
        List<NumberRange> ranges = new ArrayList<>();
        for (Entry each : entry.items("times")) {
            each.only(Set.of("start_time", "end_time"));
            try {
                int start = minute(each.text("start_time"));
                int end = minute(each.text("end_time"));
                if (start >= end) {
                    throw new IllegalArgumentException("end before start");
                }
                ranges.add(new NumberRange(start, end));
            } catch (IllegalArgumentException e) {
                each.problem("times: '" + each.text("start_time") + "' to '" + each.text("end_time")
                        + "' (expected: start_time: HH:MM and a later end_time, up to 24:00)");
            }
        }
        return ranges;
    }

    private static int minute(String text) {
        if (!text.matches("[0-9]{2}:[0-9]{2}")) {
            throw new IllegalArgumentException(text);
        }
        int hour = Integer.parseInt(text.substring(0, 2));
        int minute = Integer.parseInt(text.substring(3));
        if (minute > 59 || hour * 60 + minute > 24 * 60) {
            throw new IllegalArgumentException(text);
        }
        return hour * 60 + minute;
    }

    private static List<NumberRange> ranges(Entry entry, String name, String example, ToIntFunction<String> number) {
        List<NumberRange> ranges = new ArrayList<>();
        for (Entry each : entry.items(name)) {
            String text = each.text().strip().toLowerCase(Locale.ROOT);
            int colon = text.indexOf(':');
            try {
                int first = number.applyAsInt(colon < 0 ? text : text.substring(0, colon));
                int last = colon < 0 ? first : number.applyAsInt(text.substring(colon + 1));
                boolean isOrdered = first <= last || (name.equals("days_of_month") && first > 0 && last < 0);
                if (!isOrdered || (first < 0 && last > 0)) {
                    throw new IllegalArgumentException(text);
                }
                ranges.add(new NumberRange(first, last));
            } catch (IllegalArgumentException e) {
                each.problem(
                        name + ": '" + each.text() + "' (expected: in ascending order, for example " + example + ")");
            }
        }
        return ranges;
    }

    private static int weekday(String text) {
        return within(WEEKDAYS.indexOf(text), 0, 6);
    }

    private static int month(String text) {
        int named = MONTHS.indexOf(text);
        return named >= 0 ? named + 1 : within(Integer.parseInt(text), 1, 12);
    }

    private static int dayOfMonth(String text) {
        int day = Integer.parseInt(text);
        within(Math.abs(day), 1, 31);
        return day;
    }

    private static int year(String text) {
        return within(Integer.parseInt(text), 1970, 9999);
    }

    private static int within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(String.valueOf(number));
        }
        return number;
    }

    /** Not the JVM's own: asking for it sets a system property of the application. */
    private static ZoneId zone(Entry entry) {
        Entry given = entry.get("location");
        if (given == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(given.text());
        } catch (DateTimeException e) {
            given.problem("location: '" + given.text() + "' (expected: a time zone such as Europe/Berlin or UTC)");
            return ZoneOffset.UTC;
        }
    }
}
