package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** What calls of a real JVM cost by a price book, and what is left of a budget after a restart. */
class CostsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @AnyJdk
    void calls_areChargedByThePriceBook_andTheBudgetGoesOnAfterARestart(Jdk jdk) throws IOException {
        Path book = folder.resolve("prices.yaml");
        Files.writeString(book, """
                currency: USD
                prices:
                - {name: charge, wrapper: payments, per-call: 0.25}
                - {name: broken, wrapper: payments, currency: XYZ, per-call: 1}
                """);
        String arguments = "cost.price-book.file=" + book + ";data.directory=" + folder.resolve("data")
                + ";wrapper.payments.budget.daily=20.00 USD;wrapper.payments.budget.monthly=100 USD";
        try (CheckedApp app = new CheckedApp(jdk, arguments)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(app, "/api/v1/costs/prices")
                                    .at("/prices/0/inForce")
                                    .asBoolean())
                            .isTrue());
            assertThat(read(app, "/api/v1/costs/prices").at("/problems/0").asText())
                    .isEqualTo(book + ":4:47: prices[1].currency: 'XYZ' (expected: one of ISO 4217 such as USD)");
            app.ask("succeed 50");
            app.ask("fail 10");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(app, "/api/v1/costs?wrapper=payments")
                                    .at("/totals/0/amount")
                                    .asText())
                            .startsWith("15.0"));
            JsonNode operation = read(app, "/api/v1/costs").at("/operations/0");
            assertThat(operation.at("/operation").asText()).isEqualTo("payments.charge");
            assertThat(operation.at("/failed").asDouble()).isEqualTo(2.5);
            assertThat(operation.at("/outcomes/success").asDouble()).isEqualTo(12.5);
            JsonNode budgets = read(app, "/api/v1/budgets").at("/budgets");
            assertThat(budgets.at("/0/utilization").asDouble()).isEqualTo(0.75);
            assertThat(budgets.at("/1/utilization").asDouble()).isEqualTo(0.15);
            assertThat(app.get("/metrics").body())
                    .contains(
                            "opvitals_operation_cost_total{opvitals_cost_currency=\"USD\",opvitals_operation=\"charge\","
                                    + "opvitals_outcome=\"error\",opvitals_wrapper=\"payments\"} 2.5",
                            "opvitals_budget_utilization_ratio{opvitals_budget_period=\"day\","
                                    + "opvitals_cost_currency=\"USD\",opvitals_wrapper=\"payments\"} 0.75");
            app.child().endInput();
            app.child().result();
        }
        try (CheckedApp app = new CheckedApp(jdk, arguments)) {
            app.ask("succeed 4");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(app, "/api/v1/budgets")
                                    .at("/budgets/0/utilization")
                                    .asDouble())
                            .isEqualTo(0.8));
        }
    }

    private JsonNode read(CheckedApp app, String path) {
        try {
            return json.readTree(app.get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
