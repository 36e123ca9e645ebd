package io.opvitals.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodesTest {

    @Test
    void contains_codesAndRanges() {
        StatusCodes codes = StatusCodes.parse("200, 204,300-399");

        assertThat(codes.contains(200)).isTrue();
        assertThat(codes.contains(201)).isFalse();
        assertThat(codes.contains(300)).isTrue();
        assertThat(codes.contains(399)).isTrue();
        assertThat(codes.contains(400)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "200-", "-200", "299-200", "99", "600", "200,,204", "200-300-400"})
    void parse_ofAnythingElse_saysWhatIsExpected(String text) {
        assertThatThrownBy(() -> StatusCodes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' (expected: HTTP status codes such as 200, 200-299 or 200,404)");
    }
}
