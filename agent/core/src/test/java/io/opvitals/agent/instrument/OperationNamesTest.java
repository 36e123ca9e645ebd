package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {

    @ParameterizedTest
    @CsvSource({
        "com/acme/RouteLlmClient, route-llm-client",
        "com/acme/HTTPClient, http-client",
        "com/acme/Gateway$PaymentApi, payment-api",
        "com/acme/Gateway$1, gateway",
        "com/acme/Gateway$Inner$2, inner",
        "com/acme/S3Store, s3-store",
        "Unpackaged, unpackaged",
        "com/acme/snake_Case, snake-case",
    })
    void wrapper_isTheSimpleNameInKebabCase(String internalName, String wrapper) {
        assertThat(OperationNames.wrapper(internalName)).isEqualTo(wrapper);
    }
}
