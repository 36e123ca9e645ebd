package io.opvitals.agent.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final String PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|TEXT",
                "*/*|TEXT",
                "text/html, application/xhtml+xml, */*;q=0.8|TEXT",
                "text/plain|TEXT",
                "application/json|JSON",
                "APPLICATION/JSON; charset=utf-8|JSON",
                "application/openmetrics-text;version=1.0.0|OPEN_METRICS",
                "text/plain;q=0.5, application/json;q=0.4|TEXT",
                "text/plain;q=0.4, application/json;q=0.5|JSON",
                "application/json;q=0|TEXT",
                "application/json;q=much|TEXT",
                "application/vnd.google.protobuf|TEXT",
                "application/vnd.google.protobuf;proto=other|TEXT",
                "image/png|TEXT",
                ";;;,,,=|TEXT"
            })
    void of_takesWhatIsLikedBest(String accept, Format expected) {
        assertThat(Format.of(accept)).isEqualTo(expected);
    }

    @Test
    void of_whatPrometheusSends() {
        // Prometheus 2.42, without and with native histograms.
        assertThat(Format.of("application/openmetrics-text;version=1.0.0;q=0.5,"
                        + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"))
                .isEqualTo(Format.OPEN_METRICS);
        assertThat(Format.of(PROTOBUF + ",application/openmetrics-text;version=1.0.0;q=0.8,text/plain;q=0.5"))
                .isEqualTo(Format.PROTOBUF);
    }
}
