package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdTest {

    @ParameterizedTest
    @CsvSource({
        "search.query, search, query",
        "search.query.deep, search, query.deep",
        "query, application, query",
        "'', application, unnamed",
        "search., search, unnamed",
        ".query, application, query",
        "'  ', application, unnamed",
    })
    void parse_ofWhatAnApplicationMayGive_isAnOperation(String name, String wrapper, String operation) {
        assertThat(OperationId.parse(name)).isEqualTo(new OperationId(wrapper, operation));
    }

    @Test
    void name_withControlCharacters_hasNone() {
        assertThat(new OperationId("a\tb", "c\n\u001b[31md").name()).isEqualTo("a_b.c__[31md");
    }
}
