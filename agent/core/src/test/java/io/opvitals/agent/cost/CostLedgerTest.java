package io.opvitals.agent.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was spent on which day, also before a restart. */
class CostLedgerTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path folder;

    private final Spent spent = new Spent();

    @Test
    void amounts_areCountedOnce_howeverOftenTotalsAreRead() throws IOException {
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            spent.add("routellm.complete", "1.10", "USD");
            ledger.count(spent.at("2026-11-21T10:00:00Z"), UTC);
            ledger.count(spent.at("2026-11-21T10:00:01Z"), UTC);
            spent.add("routellm.complete", "0.20", "USD").add("payments.charge", "1", "EUR");
            ledger.count(spent.at("2026-11-21T10:00:02Z"), UTC);

            assertThat(ledger.spent("routellm", TODAY, TODAY)).isEqualTo(Map.of("USD", new BigDecimal("1.30")));
            assertThat(ledger.spent("payments", TODAY, TODAY)).isEqualTo(Map.of("EUR", BigDecimal.ONE));
        }
    }

    @Test
    void day_isThatOfTheZone_onTheDayThatHas25Hours() throws IOException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-10-24T21:59:59Z"), berlin);
            ledger.count(spent.add("a.b", "2", "EUR").at("2026-10-24T22:00:00Z"), berlin);
            ledger.count(spent.add("a.b", "4", "EUR").at("2026-10-25T22:59:59Z"), berlin);
            ledger.count(spent.add("a.b", "8", "EUR").at("2026-10-25T23:00:00Z"), berlin);

            assertThat(day(ledger, "2026-10-24")).isEqualByComparingTo("1");
            assertThat(day(ledger, "2026-10-25")).isEqualByComparingTo("6");
            assertThat(day(ledger, "2026-10-26")).isEqualByComparingTo("8");
        }
    }

    @Test
    void clock_setBackAndForward_losesNothing() throws IOException {
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-11-21T00:00:10Z"), UTC);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-11-20T23:00:00Z"), UTC);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-11-21T00:00:11Z"), UTC);

            assertThat(day(ledger, "2026-11-20")).isEqualByComparingTo("1");
            assertThat(day(ledger, "2026-11-21")).isEqualByComparingTo("2");
        }
    }

    @Test
    void restart_keepsWhatWasSaved_withOutcomesAndAttributes() throws IOException {
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            spent.add("routellm.complete", "0.000000031", "USD", Outcome.FALLBACK, "model", "weak \"1\"\n");
            ledger.count(spent.at("2026-11-21T10:00:00Z"), UTC);
            ledger.save();
        }
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            ledger.count(new Spent().add("routellm.complete", "1", "USD").at("2026-11-21T11:00:00Z"), UTC);

            Spending before = new Spending(
                    OperationId.parse("routellm.complete"),
                    new CostKey("USD", Outcome.FALLBACK, List.of("model", "weak \"1\"\n")));
            assertThat(ledger.between(TODAY, TODAY))
                    .contains(new CostRow(TODAY, before, new BigDecimal("0.000000031")))
                    .hasSize(2);
            assertThat(day(ledger, "2026-11-21")).isZero();
            assertThat(ledger.spent("routellm", TODAY, TODAY).get("USD")).isEqualByComparingTo("1.000000031");
        }
    }

    @Test
    void file_thatCannotBeRead_isPutAside_andStopsNothing() throws IOException {
        byte[] broken = "{\"since\":\"2026-11-20T10:00:00Z\",\"rows\":[[\"a\"".getBytes(StandardCharsets.UTF_8);
        try (DataDirectory data = data()) {
            data.write("costs-2026-11-20.json", broken);
            data.write("costs-2026-11-32.json", broken);
            CostLedger ledger = ledger(data);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-11-20T23:00:00Z"), UTC);
            ledger.save();

            assertThat(day(ledger, "2026-11-20")).isEqualByComparingTo("1");
            assertThat(data.read("costs-2026-11-20.json.unreadable")).isEqualTo(broken);
        }
    }

    @Test
    void day_olderThanTwoMonths_isForgotten() throws IOException {
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-09-01T10:00:00Z"), UTC);
            ledger.save();
            assertThat(data.names()).contains("costs-2026-09-01.json");
            ledger.count(spent.add("a.b", "1", "EUR").at("2026-11-21T10:00:00Z"), UTC);
            ledger.save();

            assertThat(data.names()).contains("costs-2026-11-21.json").doesNotContain("costs-2026-09-01.json");
            assertThat(day(ledger, "2026-09-01")).isZero();
        }
    }

    @Test
    void rows_ofADay_areBounded_andStillAddUp() throws IOException {
        try (DataDirectory data = data()) {
            CostLedger ledger = ledger(data);
            for (int i = 0; i < 3_000; i++) {
                spent.add("a.b", "1", "EUR", Outcome.SUCCESS, "model", "m" + i);
            }
            ledger.count(spent.at("2026-11-21T10:00:00Z"), UTC);

            assertThat(ledger.between(TODAY, TODAY)).hasSize(1_001);
            assertThat(day(ledger, "2026-11-21")).isEqualByComparingTo("3000");
        }
    }

    private static BigDecimal day(CostLedger ledger, String day) {
        LocalDate date = LocalDate.parse(day);
        return ledger.spent("a", date, date).getOrDefault("EUR", BigDecimal.ZERO);
    }

    private CostLedger ledger(DataDirectory data) {
        CostLedger ledger = new CostLedger(new LedgerFiles(data, TestCalls.silent()));
        ledger.restore(TODAY);
        return ledger;
    }

    private DataDirectory data() {
        return new DataDirectory(folder.toString());
    }
}
