package io.opvitals.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAppTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SampleApp app = new SampleApp(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    @Test
    void run_theWholeScriptInSixSeconds_showsEveryOutcomeAndTheBreakersLife(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("counts");

        int status = app.run("--for", "6s", "--script", "6s", "--rate", "60", "--report", report.toString());

        assertThat(status).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(Arrays.stream(out.toString(UTF_8).split("\n")).map(line -> line.replaceFirst("^sample .:..  ", "")))
                .containsSubsequence(
                        "everything works",
                        "the strong model hangs: routellm falls back to the weak one",
                        "payments are down: errors, until the circuit breaker refuses",
                        "the breaker of payments is open",
                        "the breaker of payments is closed",
                        "everything works again");
        assertThat(Files.readAllLines(report))
                .allMatch(line -> line.matches("[a-z-]+\\.[a-z]+ [a-z]+ [1-9][0-9]*"))
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .contains(
                        "billing.settle success",
                        "legacy-ranker.rank success",
                        "payments.charge success",
                        "payments.charge error",
                        "payments.charge rejected",
                        "payments.refund success",
                        "payments.refund error",
                        "poml.render success",
                        "poml.render error",
                        "poml.render fallback",
                        "routellm.complete success",
                        "routellm.complete fallback",
                        "search.query success",
                        "search.query timeout",
                        "search.query cancelled");
    }

    @Test
    void run_quiet_printsOneLineThatAddsUpToTheReport(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("counts");

        int status = app.run("--quiet", "--for=1s", "--report=" + report);

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8)).startsWith("sample: ").hasLineCount(1);
        assertThat(sumOfNumbers(out.toString(UTF_8))).isPositive().isEqualTo(sumOfNumbers(Files.readString(report)));
    }

    @Test
    void stop_duringALongRun_endsItWithItsSummary() throws Exception {
        Thread run = new Thread(() -> app.run("--for", "24h"));
        run.start();
        await().until(() -> out.toString(UTF_8).contains("everything works"));

        app.stop();

        assertThat(out.toString(UTF_8)).contains("\nsample: ");
    }

    @Test
    void run_help_printsEveryOption() {
        assertThat(app.run("--help")).isZero();

        assertThat(out.toString(UTF_8)).contains("--for", "--rate", "--seed", "--script", "--report", "--quiet");
    }

    @Test
    void run_badValue_exitsWithTwoAndSaysWhatIsExpected() {
        assertThat(app.run("--rate", "0")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).isEqualTo("--rate: 0 (expected: a whole number from 1 to 1000)\n");
    }

    private static long sumOfNumbers(String text) {
        return Arrays.stream(text.split("\\s+"))
                .filter(word -> word.matches("[0-9]+"))
                .collect(Collectors.summingLong(Long::parseLong));
    }
}
