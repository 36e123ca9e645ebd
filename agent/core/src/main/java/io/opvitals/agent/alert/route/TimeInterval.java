package io.opvitals.agent.alert.route;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Times that come again, with the meanings of Alertmanager: what is not given is any. Immutable.
 *
 * <p>https://prometheus.io/docs/alerting/latest/configuration/#time_interval
 *
 * @param minutes of the day from 0, the last one not included
 * @param weekdays from 0 for Sunday to 6
 * @param daysOfMonth from 1; negative from the end, -1 for the last day
 * @param months from 1
 * @param years as they are counted today, for example 2026
 * @param zone where
 */
public record TimeInterval(
        List<NumberRange> minutes,
        List<NumberRange> weekdays,
        List<NumberRange> daysOfMonth,
        List<NumberRange> months,
        List<NumberRange> years,
        ZoneId zone) {

    public TimeInterval {
        minutes = List.copyOf(minutes);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /** Whether a moment is in it. */
    public boolean contains(Instant moment) {
        ZonedDateTime time = moment.atZone(zone);
        int minute = time.getHour() * 60 + time.getMinute();
        boolean isMinute =
                minutes.isEmpty() || minutes.stream().anyMatch(each -> minute >= each.first() && minute < each.last());
        return isMinute
                && isAnyOf(weekdays, time.getDayOfWeek().getValue() % 7)
                && isDayOfMonth(time)
                && isAnyOf(months, time.getMonthValue())
                && isAnyOf(years, time.getYear());
    }

    private boolean isDayOfMonth(ZonedDateTime time) {
        if (daysOfMonth.isEmpty()) {
            return true;
        }
        int length = time.toLocalDate().lengthOfMonth();
        for (NumberRange each : daysOfMonth) {
            int first = each.first() < 0 ? length + each.first() + 1 : each.first();
            int last = each.last() < 0 ? length + each.last() + 1 : each.last();
            if (time.getDayOfMonth() >= first && time.getDayOfMonth() <= last) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyOf(List<NumberRange> ranges, int number) {
        return ranges.isEmpty() || ranges.stream().anyMatch(each -> each.contains(number));
    }
}
