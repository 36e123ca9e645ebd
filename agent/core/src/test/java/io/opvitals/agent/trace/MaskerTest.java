package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

    private final Masker masker = new Masker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Authorization: Bearer eyJhbGciOi.abc.def failed | Authorization: Bearer *** failed",
                "got 'basic dXNlcjpwYXNz' | got 'basic ***'",
                "password=hunter2 rejected | password=*** rejected",
                "dbPassword = hunter2, user = joe | dbPassword = ***, user = joe",
                "{\"client_secret\":\"a b c\",\"id\":7} | {\"client_secret\":***,\"id\":7}",
                "https://x.test/?api_key=abc123&q=1 | https://x.test/?api_key=***&q=1",
                "access-key: AKIA | access-key: ***",
                "token='it is me' | token=***",
                "jdbc:postgresql://joe:p@ss@db:5432/shop | jdbc:postgresql://***@db:5432/shop",
                "no such user joe.doe+x@mail.example.org | no such user ***",
                "card 4111 1111 1111 1111 declined | card *** declined",
                "card 4111-1111-1111-1111. | card ***.",
                "account 1234567890123456789012 | account ***",
                "key 0123456789abcdef0123456789abcdef | key ***",
                "sk-proj4Tz9QwErTyUiOp12345AbC is bad | *** is bad",
            })
    void mask_ofASecret(String text, String masked) {
        assertThat(masker.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Read timed out",
                "Basic authentication failed",
                "Unrecognized token 'abc': was expecting JSON",
                "status 503 from http://upstream.test:8080/v1/complete?q=1",
                "Cannot invoke \"com.shop.Cart.totalOfAllItemsIncludingTax()\" because \"cart\" is null",
                "order 123456789012 not found",
                "No such file: /usr/lib/jvm/java-17-openjdk-amd64/lib/security/cacerts",
                "id 3f2b8c1e-7d54-4c1a-9b0a-0a1b2c3d4e5f",
            })
    void mask_ofAnOrdinaryMessage(String text) {
        assertThat(masker.mask(text)).isEqualTo(text);
    }

    static Stream<String> evil() {
        int million = 1_000_000;
        return Stream.of(
                        "a",
                        "1 ",
                        "://a",
                        "a@",
                        "a@a.",
                        "password=\"",
                        "token:",
                        "basic ",
                        "api_",
                        "aA1",
                        "\u00e9\n",
                        "a.b-")
                .map(piece -> piece.repeat(million / piece.length()));
    }

    @ParameterizedTest
    @MethodSource("evil")
    void mask_ofAMillionEvilCharacters(String text) {
        String masked = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> masker.mask(text));
        assertThat(masked.length()).isLessThanOrEqualTo(text.length() + Masker.MASK.length());
    }
}
