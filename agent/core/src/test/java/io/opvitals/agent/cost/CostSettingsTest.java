package io.opvitals.agent.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the configuration says of costs. */
class CostSettingsTest {

    @Test
    void nothing_isUtcWithoutBudgets() {
        List<String> problems = new ArrayList<>();
        assertThat(read(problems)).isEqualTo(CostSettings.NONE);
        assertThat(problems).isEmpty();
    }

    @Test
    void everything() {
        List<String> problems = new ArrayList<>();
        CostSettings read = read(
                problems,
                "opvitals.cost.price-book.file=prices.yaml",
                "opvitals.cost.time-zone=Europe/Berlin",
                "opvitals.wrapper.routellm.budget.daily=50.00 USD",
                "opvitals.wrapper.routellm.budget.monthly=1000 USD",
                "opvitals.wrapper.payments.cost.per-call=0.05 EUR",
                "opvitals.wrapper.search.cost.tracking=false");
        assertThat(problems).isEmpty();
        assertThat(read.priceBook()).hasName("prices.yaml");
        assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.budgets())
                .containsExactly(
                        new Budget("routellm", Budget.Period.DAY, new BigDecimal("50.00"), "USD"),
                        new Budget("routellm", Budget.Period.MONTH, new BigDecimal("1000"), "USD"));
        assertThat(read.perCall()).singleElement().satisfies(each -> {
            assertThat(each.wrapper().matches("payments")).isTrue();
            assertThat(each.perCall()).isEqualTo(new BigDecimal("0.05"));
            assertThat(each.currency()).isEqualTo("EUR");
        });
        assertThat(read.untracked()).containsExactly("search");
    }

    @Test
    void whatIsWrong_isNamedAndLeftOut() {
        List<String> problems = new ArrayList<>();
        CostSettings read = read(
                problems,
                "opvitals.cost.time-zone=Europe/Bielefeld",
                "opvitals.wrapper.routellm.budget.daily=0.00 USD",
                "opvitals.wrapper.routellm.budget.monthly=1000 USD");
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "opvitals.cost.time-zone: 'Europe/Bielefeld' (expected: UTC or the name of a time zone such as"
                                + " Europe/Berlin)",
                        "opvitals.wrapper.routellm.budget.daily: '0.00 USD' (expected: more than zero)");
        assertThat(read.budgets()).hasSize(1);
    }

    private static CostSettings read(List<String> problems, String... properties) {
        Properties given = new Properties();
        for (String each : properties) {
            given.setProperty(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return CostSettings.of(Settings.read(null, given, Map.of()), problems);
    }
}
