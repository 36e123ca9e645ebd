package io.opvitals.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "NaN, -",
        "0, 0ns",
        "1, 1ns",
        "999.4, 999ns",
        "999.5, 1.00us",
        "1234, 1.23us",
        "9994, 9.99us",
        "9996, 10.0us",
        "99949, 99.9us",
        "99951, 100us",
        "999499, 999us",
        "999500, 1.00ms",
        "12345678, 12.3ms",
        "999500000, 1.00s",
        "12345678901, 12.3s",
        "99949999999, 99.9s",
        "99950000000, 1m40s",
        "125000000000, 2m05s",
        "3599400000000, 59m59s",
        "3599500000000, 1h00m",
        "35280000000000, 9h48m"
    })
    void duration_hasThreeDigitsAndAUnit(double nanos, String expected) {
        assertThat(Figures.duration(nanos)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, -",
        "0, 10, -",
        "10, 10, 100",
        "1, 3, 33.3",
        "999999, 1000000, 99.9",
        "1, 1000000, <0.1",
        "1, 2000, 0.1",
        "1, 2001, <0.1",
        "999, 1000, 99.9",
        "9995, 10000, 99.9"
    })
    void percent_isNeverNoneOrAllUnlessItIs(long part, long all, String expected) {
        assertThat(Figures.percent(part, all)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999999, 9999999",
        "10000000, 10.0M",
        "123456789, 123M",
        "999500000, 1.00G",
        "12345678901, 12.3G"
    })
    void count_fitsItsColumn(long count, String expected) {
        assertThat(Figures.count(count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "1499999999, 1 s", "59500000000, 1 min", "300000000000, 5 min", "125000000000, 2 min 5 s"})
    void span_isInWords(long nanos, String expected) {
        assertThat(Figures.span(nanos)).isEqualTo(expected);
    }

    @Test
    void time_isThatOfTheZone() {
        Instant instant = Instant.parse("2026-11-21T23:05:09Z");

        assertThat(Figures.time(instant, ZoneOffset.UTC)).isEqualTo("23:05:09");
        assertThat(Figures.time(instant, ZoneId.of("Asia/Kolkata"))).isEqualTo("04:35:09");
    }
}
