package io.opvitals.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void parse_nothing_givesTheDefaults() {
        assertThat(Options.parse())
                .isEqualTo(new Options(Duration.ofMinutes(2), Duration.ofMinutes(2), 30, 1, null, null, false, false));
    }

    @Test
    void parse_everyOption_givesEachValue(@TempDir Path folder) {
        Path report = folder.resolve("counts");

        assertThat(Options.parse(
                        "--for",
                        "90s",
                        "--script",
                        "30s",
                        "--rate",
                        "50",
                        "--seed",
                        "-7",
                        "--report",
                        report.toString(),
                        "--quiet",
                        "--help"))
                .isEqualTo(
                        new Options(Duration.ofSeconds(90), Duration.ofSeconds(30), 50, -7, report, null, true, true));
    }

    @Test
    void parse_valueAfterAnEqualsSign_isTheSame() {
        assertThat(Options.parse("--for=1500ms", "--rate=1000"))
                .isEqualTo(Options.parse("--for", "1500ms", "--rate", "1000"));
    }

    @Test
    void parse_sameOptionTwice_takesTheLast() {
        assertThat(Options.parse("--rate", "5", "--rate", "6").ratePerSecond()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"1s,1", "2m,120", "24h,86400", "3000ms,3", "90S,90"})
    void parse_durationWithUnit_isThatLong(String text, long seconds) {
        assertThat(Options.parse("--for", text).runFor()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"--for,90", "--for,0s", "--for,-5s", "--for,999ms", "--for,25h", "--for,99999999999h", "--script,soon"})
    void parse_badDuration_namesValueAndExpectation(String name, String text) {
        assertThatThrownBy(() -> Options.parse(name, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        name + ": " + text + " (expected: a number with its unit, such as 90s or 2m, from 1s to 24h)");
    }

    @ParameterizedTest
    @CsvSource({"0", "1001", "-1", "1.5", "many", "99999999999999999999"})
    void parse_badRate_namesValueAndExpectation(String text) {
        assertThatThrownBy(() -> Options.parse("--rate", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--rate: " + text + " (expected: a whole number from 1 to 1000)");
    }

    @Test
    void parse_badSeed_namesValueAndExpectation() {
        assertThatThrownBy(() -> Options.parse("--seed", "x")).hasMessage("--seed: x (expected: a whole number)");
    }

    @Test
    void parse_reportInAFolderThatIsNotThere_namesValueAndExpectation(@TempDir Path folder) {
        String file = folder.resolve("missing").resolve("counts").toString();

        assertThatThrownBy(() -> Options.parse("--report", file))
                .hasMessage("--report: " + file + " (expected: a file in a folder that exists and can be written)");
    }

    @Test
    void parse_reportThatIsAFolder_isRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Options.parse("--report", folder.toString())).hasMessageContaining("expected: a file");
    }

    @Test
    void parse_valueMissing_saysSo() {
        assertThatThrownBy(() -> Options.parse("--rate"))
                .hasMessage("--rate: nothing (expected: a whole number from 1 to 1000)");
    }

    @Test
    void parse_flagWithAValue_isRefused() {
        assertThatThrownBy(() -> Options.parse("--quiet=yes")).hasMessage("--quiet: yes (expected: no value)");
    }

    @Test
    void parse_unknownOption_namesTheKnownOnes() {
        assertThatThrownBy(() -> Options.parse("--rat", "5"))
                .hasMessage(
                        "option: --rat (expected: one of --for, --rate, --seed, --script, --report, --on-call, --quiet,"
                                + " --help)");
    }
}
