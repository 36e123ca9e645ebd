package io.opvitals.agent.cost.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.operation.price.Tariff;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a price book, and what is said of what is wrong with it. */
class PriceBookReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void entry_withEverything() {
        PriceBook book = read("""
                prices:
                - name: strong model
                  wrapper: routellm
                  operation: comp*
                  attributes:
                    gen_ai.response.model: strong*
                  currency: USD
                  valid-from: 2026-03-01
                  valid-to: 2026-10-01T12:00:00Z
                  per-call: 0.001
                  per-unit:
                    tokens.input: 3.00 per 1M
                    images: 0.04 per 1
                  fee:
                    amount.usd: 2.9 %
                  free: [rejected, timeout]
                """);
        assertThat(book.problems()).isEmpty();
        PriceEntry entry = book.entries().get(0);
        assertThat(entry.from()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(entry.to()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
        assertThat(entry.line()).isEqualTo(2);
        Tariff tariff = entry.tariff();
        assertThat(tariff.name()).isEqualTo("strong model");
        assertThat(List.of(tariff.wrapper().toString(), tariff.operation().toString()))
                .isEqualTo(List.of("routellm", "comp*"));
        assertThat(tariff.attributes()).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo("gen_ai.response.model");
            assertThat(each.value().matches("strong-2")).isTrue();
        });
        assertThat(tariff.currency()).isEqualTo("USD");
        assertThat(tariff.perCall()).isEqualTo(new BigDecimal("0.001"));
        assertThat(tariff.free()).isEqualTo(Set.of("rejected", "timeout"));
        Map<String, BigDecimal> rates =
                tariff.rates().stream().collect(Collectors.toMap(Tariff.Rate::measure, Tariff.Rate::price));
        assertThat(rates.get("tokens.input")).isEqualByComparingTo("0.000003");
        assertThat(rates.get("images")).isEqualByComparingTo("0.04");
        assertThat(rates.get("amount.usd")).isEqualByComparingTo("0.029");
    }

    @Test
    void entry_withTheLeast_isForAllCallsForEver_andRejectedOnesAreFree() {
        PriceBook book = read("""
                currency: EUR
                prices:
                - per-call: 1
                """);
        assertThat(book.problems()).isEmpty();
        Tariff tariff = book.entries().get(0).tariff();
        assertThat(tariff.name()).isEqualTo("prices[0]");
        assertThat(tariff.wrapper().matches("anything")).isTrue();
        assertThat(tariff.free()).containsExactly("rejected");
        assertThat(book.at(Instant.EPOCH)).hasSize(1);
    }

    @Test
    void bookWithoutPrices_isEmpty() {
        assertThat(read("prices: []")).isEqualTo(PriceBook.EMPTY);
        assertThat(read("")).isEqualTo(PriceBook.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: XYZ | 3:13: prices[0].currency: 'XYZ' (expected: one of ISO 4217 such as USD)",
                "per-call: -0.1 | 3:13: prices[0].per-call: '-0.1' (expected: an amount, zero or more, such as 0.25)",
                "per-call: 1e9 | 3:13: prices[0].per-call: '1e9' (expected: an amount, zero or more, such as 0.25)",
                "fee.paid: 101 % | 3:13: prices[0].fee.paid: '101 %' (expected: a share from 0 % to 100 %, such as 2.9 %)",
                "per-unit.t: 3.00 | 3:15: prices[0].per-unit.t: '3.00' (expected: an amount and for how many, such as 3.00 per 1M, 0.02 per 1k or 0.04 per 1)",
                "per-unit.t: 3 per 0 | 3:15: prices[0].per-unit.t: '3 per 0' (expected: an amount and for how many, such as 3.00 per 1M, 0.02 per 1k or 0.04 per 1)",
                "free: sucess | 3:9: prices[0].free: 'sucess' (expected: some of success, fallback, error, rejected, timeout, cancelled)",
                "valid-from: 2026-02-30 | 3:15: prices[0].valid-from: '2026-02-30' (expected: a date such as 2026-01-31, which begins in opvitals.cost.time-zone, or a time such as 2026-01-31T12:00:00Z)",
                "modell: strong | 3:3: prices[0].modell is not known (expected: name, wrapper, operation, attributes, currency, valid-from, valid-to, per-call, per-unit, fee or free)"
            })
    void mistake_isNamedWithItsPlace_andStopsNoOtherEntry(String line, String problem) {
        PriceBook book = read("""
                prices:
                - wrapper: one
                  %s
                - wrapper: two
                  currency: USD
                  per-call: 1
                """.formatted(line));
        assertThat(book.problems().stream().map(each -> each.line() + ":" + each.column() + ": " + each.message()))
                .contains(problem);
        assertThat(book.entries()).hasSize(1);
    }

    @Test
    void overlap_isNamed_andTheLaterEntryLeftOut() {
        PriceBook book = read("""
                currency: USD
                prices:
                - {name: old, wrapper: a, per-call: 1, valid-to: 2026-07-01}
                - {name: new, wrapper: a, per-call: 2, valid-from: 2026-06-30}
                - {name: other, wrapper: b, per-call: 2, valid-from: 2026-06-30}
                """);
        assertThat(book.problems()).singleElement().satisfies(each -> {
            assertThat(each.line()).isEqualTo(4);
            assertThat(each.message())
                    .isEqualTo("prices[1] 'new' holds for the same calls at the same time as 'old' in line 3"
                            + " (expected: valid-from and valid-to that make one follow the other)");
        });
        assertThat(book.entries()).extracting(each -> each.tariff().name()).containsExactly("old", "other");
    }

    @Test
    void price_thatFollowsAnother_holdsFromTheMidnightOfItsZone() {
        PriceBook book = read("""
                currency: USD
                prices:
                - {wrapper: a, per-call: 1, valid-to: 2026-07-01}
                - {wrapper: a, per-call: 2, valid-from: 2026-07-01}
                """);
        assertThat(book.problems()).isEmpty();
        assertThat(perCall(book, "2026-06-30T21:59:59Z")).containsExactly("1");
        assertThat(perCall(book, "2026-06-30T22:00:00Z")).containsExactly("2");
    }

    @Test
    void validity_thatEndsBeforeItBegins_isNamed() {
        PriceBook book = read("prices: [{currency: USD, per-call: 1, valid-from: 2026-07-01, valid-to: 2026-07-01}]");
        assertThat(book.problems())
                .extracting(each -> each.message())
                .containsExactly("prices[0].valid-to: '2026-07-01' (expected: later than valid-from)");
    }

    @Test
    void whatIsNoDocument_hasNoEntries() {
        PriceBook book = read("prices: [");
        assertThat(book.entries()).isEmpty();
        assertThat(book.problems())
                .singleElement()
                .satisfies(each -> assertThat(each.line()).isPositive());
    }

    private static List<String> perCall(PriceBook book, String time) {
        return book.at(Instant.parse(time)).stream()
                .map(each -> each.perCall().toPlainString())
                .toList();
    }

    private static PriceBook read(String text) {
        return PriceBookReader.read(text.getBytes(StandardCharsets.UTF_8), BERLIN);
    }
}
