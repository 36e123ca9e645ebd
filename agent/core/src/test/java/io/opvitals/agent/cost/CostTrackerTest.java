package io.opvitals.agent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.cost.Budget.Period;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.storage.DataDirectory;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that follows costs, with its files. */
class CostTrackerTest {

    private static final Budget DAILY = new Budget("routellm", Period.DAY, new BigDecimal("50"), "USD");

    @TempDir
    Path folder;

    private final Spent spent = new Spent();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<Tariffs> charged = new CopyOnWriteArrayList<>();

    @Test
    void budget_goesOnAfterARestart() throws Exception {
        try (DataDirectory data = data()) {
            CostTracker tracker = tracker(data, settings(null));
            run(tracker);
            tracker.onReport(spent.add("routellm.complete", "40", "USD").report(now.get()));
            tracker.close();
        }
        try (DataDirectory data = data()) {
            CostTracker tracker = tracker(data, settings(null));
            run(tracker);
            tracker.onReport(new Spent().add("routellm.complete", "5", "USD").report(now.get()));
            await().untilAsserted(() -> assertThat(tracker.budgets().budgets())
                    .extracting(BudgetStatus::utilization)
                    .containsExactly(0.9));
            tracker.close();
        }
    }

    @Test
    void reports_thatAreHandedOverFasterThanTheyAreRead_loseNothing() throws Exception {
        try (DataDirectory data = data()) {
            CostTracker tracker = tracker(data, settings(null));
            run(tracker);
            for (int i = 0; i < 500; i++) {
                tracker.onReport(spent.add("routellm.complete", "0.01", "USD").report(now.get()));
            }
            tracker.close();
            assertThat(tracker.ledger().between(today(), today()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.amount()).isEqualByComparingTo("5"));
        }
    }

    @Test
    void priceBook_thatChanges_holdsSoon_andAMistakeInItKeepsTheOthers() throws Exception {
        Path file = folder.resolve("prices.yaml");
        Files.writeString(file, "prices: [{name: one, currency: USD, per-call: 1}]");
        try (DataDirectory data = data()) {
            CostTracker tracker = tracker(data, settings(file.toFile()));
            run(tracker);
            await().until(() -> names().equals(List.of("one")));
            Files.writeString(
                    file,
                    "prices: [{name: two, wrapper: a, currency: USD, per-call: 1},"
                            + " {name: three, wrapper: b, currency: XYZ, per-call: 1}]");
            await().until(() -> names().equals(List.of("two")));
            assertThat(tracker.prices().book().problems()).hasSize(1);
            Files.writeString(file, "prices: [");
            await().until(() -> tracker.prices().book().entries().size() == 1
                    && tracker.prices().book().problems().get(0).message().contains("YAML"));
            assertThat(names()).containsExactly("two");
            tracker.close();
        }
    }

    @Test
    void price_thatBeginsToHold_isChargedFromThenOn() throws Exception {
        Path file = folder.resolve("prices.yaml");
        Files.writeString(file, """
                currency: USD
                prices:
                - {name: old, per-call: 1, valid-to: 2026-11-22}
                - {name: new, per-call: 2, valid-from: 2026-11-22}
                """);
        try (DataDirectory data = data()) {
            CostTracker tracker = tracker(data, settings(file.toFile()));
            run(tracker);
            await().until(() -> names().equals(List.of("old")));
            now.set(Instant.parse("2026-11-22T00:00:00Z"));
            await().until(() -> names().equals(List.of("new")));
            tracker.close();
        }
    }

    @Test
    void priceBook_thatIsNotThere_isAProblemAndNothingElse() throws Exception {
        try (DataDirectory data = data()) {
            CostTracker tracker =
                    tracker(data, settings(folder.resolve("none.yaml").toFile()));
            run(tracker);
            await().until(() -> !tracker.prices().book().problems().isEmpty());
            tracker.close();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
    }

    private List<String> names() {
        return charged.isEmpty()
                ? List.of()
                : charged.get(charged.size() - 1).inOrder().stream()
                        .map(Tariff::name)
                        .toList();
    }

    private static CostSettings settings(File book) {
        return new CostSettings(book, ZoneOffset.UTC, List.of(DAILY), List.of(), Set.of());
    }

    private CostTracker tracker(DataDirectory data, CostSettings settings) {
        return new CostTracker(settings, charged::add, data, now::get, TestCalls.silent());
    }

    private static void run(CostTracker tracker) {
        Thread thread = new Thread(tracker, "costs");
        thread.setDaemon(true);
        thread.start();
    }

    private DataDirectory data() {
        return new DataDirectory(folder.resolve("data").toString());
    }
}
