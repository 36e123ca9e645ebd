package io.opvitals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.benchmarks.result.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void parse_nothing_measuresEverything() {
        Options options = Options.parse(List.of());

        assertThat(options.quick()).isFalse();
        assertThat(options.publish()).isFalse();
        assertThat(options.help()).isFalse();
        assertThat(options.parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(options.variants()).containsExactlyInAnyOrder(Variant.values());
    }

    @Test
    void parse_everyOption_isTaken() {
        Options options = Options.parse(List.of(
                "--quick",
                "--only",
                "hot,jar",
                "--variants",
                "opvitals,opentelemetry-one-percent",
                "--publish",
                "--help"));

        assertThat(options.quick()).isTrue();
        assertThat(options.publish()).isTrue();
        assertThat(options.help()).isTrue();
        assertThat(options.parts()).containsExactly(Part.HOT, Part.JAR);
        assertThat(options.variants()).containsExactlyInAnyOrder(Variant.OPVITALS, Variant.OPENTELEMETRY_ONE_PERCENT);
    }

    @Test
    void parse_unknownOption_namesItAndTheKnownOnes() {
        assertThatThrownBy(() -> Options.parse(List.of("--qick")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--qick: unknown option (expected: --quick, --only, --variants, --publish, --no-build or"
                        + " --help)");
    }

    @Test
    void parse_unknownPart_namesItAndTheKnownOnes() {
        assertThatThrownBy(() -> Options.parse(List.of("--only", "hot,cold")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--only: cold (expected: hot, sampled, features, cycle, ");
    }

    @Test
    void parse_optionWithoutItsValue_saysWhatIsExpected() {
        assertThatThrownBy(() -> Options.parse(List.of("--only")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--only: no value (expected: hot, sampled, features, cycle, ");
    }
}
