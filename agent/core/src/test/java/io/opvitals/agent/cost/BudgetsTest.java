package io.opvitals.agent.cost;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.cost.Budget.Period;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets against what was spent, and what will be. */
class BudgetsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Budget DAILY = new Budget("routellm", Period.DAY, new BigDecimal("50.00"), "USD");
    private static final Budget MONTHLY = new Budget("routellm", Period.MONTH, new BigDecimal("1000"), "USD");

    @TempDir
    Path folder;

    private final Spent spent = new Spent();
    private final RecentSpending recent = new RecentSpending();
    private DataDirectory data;
    private CostLedger ledger;
    private Budgets budgets;

    @BeforeEach
    void open() {
        data = new DataDirectory(folder.toString());
        ledger = new CostLedger(new LedgerFiles(data, TestCalls.silent()));
        budgets = new Budgets(ledger, recent);
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void use_ofADayAndAMonth() {
        spend("2026-11-19T10:00:00Z", "300", ZoneOffset.UTC);
        spend("2026-11-21T10:00:00Z", "40", ZoneOffset.UTC);

        BudgetReport report =
                budgets.report(List.of(DAILY, MONTHLY), Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        assertThat(report.budgets()).extracting(BudgetStatus::utilization).containsExactly(0.8, 0.34);
        assertThat(report.budgets())
                .extracting(BudgetStatus::start)
                .containsExactly(Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(report.budgets())
                .extracting(BudgetStatus::end)
                .containsExactly(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void otherCurrencies_doNotCount_andAreNamed() {
        ledger.count(spent.add("routellm.complete", "7", "EUR").at("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

        BudgetStatus status = status(DAILY, "2026-11-21T10:00:00Z", ZoneOffset.UTC);
        assertThat(status.utilization()).isZero();
        assertThat(status.others()).isEqualTo(Map.of("EUR", new BigDecimal("7")));
    }

    @Test
    void day_whenClocksGoForward_has23Hours_andGoesBack_25() {
        assertThat(lengthOfDay("2026-03-29T10:00:00Z")).isEqualTo(Duration.ofHours(23));
        assertThat(lengthOfDay("2026-10-25T10:00:00Z")).isEqualTo(Duration.ofHours(25));
        assertThat(lengthOfDay("2026-10-26T10:00:00Z")).isEqualTo(Duration.ofHours(24));
        BudgetStatus month = status(MONTHLY, "2026-10-25T10:00:00Z", BERLIN);
        assertThat(month.start()).isEqualTo(Instant.parse("2026-09-30T22:00:00Z"));
        assertThat(month.end()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
    }

    @Test
    void budget_isFullAgain_atMidnightOfItsZone() {
        spend("2026-11-21T22:59:59Z", "40", BERLIN);

        assertThat(status(DAILY, "2026-11-21T22:59:59Z", BERLIN).utilization()).isEqualTo(0.8);
        assertThat(status(DAILY, "2026-11-21T23:00:00Z", BERLIN).utilization()).isZero();
    }

    @Test
    void forecast_ofADay_goesOnAtTheRateOfTheLastHour() {
        Instant begin = Instant.parse("2026-11-21T10:00:00Z");
        // A dollar a minute for two hours, then a quarter of it: the last hour is 15 dollars.
        for (int minute = 0; minute <= 180; minute++) {
            String amount = minute <= 120 ? "1" : "0.25";
            spend(begin.plus(Duration.ofMinutes(minute)).toString(), amount, ZoneOffset.UTC);
        }
        BudgetStatus status = status(DAILY, "2026-11-21T13:00:00Z", ZoneOffset.UTC);
        assertThat(status.spent()).isEqualByComparingTo("136");
        double left = 11 * 15;
        assertThat(requireNonNull(status.forecast()).doubleValue()).isCloseTo(136 + left, within(left * 0.03));
        assertThat(status.forecastUtilization()).isCloseTo((136 + left) / 50, within(0.1));
    }

    @Test
    void forecast_beforeAMinuteIsKnown_isNone() {
        spend("2026-11-21T10:00:00Z", "1", ZoneOffset.UTC);
        spend("2026-11-21T10:00:59Z", "1", ZoneOffset.UTC);

        assertThat(status(DAILY, "2026-11-21T10:00:59Z", ZoneOffset.UTC).forecast())
                .isNull();
        assertThat(status(MONTHLY, "2026-11-21T10:00:59Z", ZoneOffset.UTC).forecastUtilization())
                .isNaN();
    }

    @Test
    void forecast_ofAMonth_goesOnAtTheRateOfTheLast7Days() {
        for (int day = 1; day <= 10; day++) {
            String amount = day < 5 ? "100" : "24";
            spend("2026-11-%02dT00:00:00Z".formatted(day), amount, ZoneOffset.UTC);
        }
        BudgetStatus status = status(MONTHLY, "2026-11-11T00:00:00Z", ZoneOffset.UTC);
        assertThat(status.spent()).isEqualByComparingTo("544");
        // 6 days of 24 within the window from the 5th on, which is 6 days long so far; 20 days are left.
        assertThat(requireNonNull(status.forecast()).doubleValue()).isCloseTo(544 + 20 * 24, within(0.01));
    }

    private Duration lengthOfDay(String time) {
        BudgetStatus status = status(DAILY, time, BERLIN);
        return Duration.between(status.start(), status.end());
    }

    private BudgetStatus status(Budget budget, String time, ZoneId zone) {
        return budgets.report(List.of(budget), Instant.parse(time), zone)
                .budgets()
                .get(0);
    }

    private void spend(String time, String amount, ZoneId zone) {
        spent.add("routellm.complete", amount, "USD");
        recent.add(ledger.count(spent.at(time), zone), Instant.parse(time));
    }
}
