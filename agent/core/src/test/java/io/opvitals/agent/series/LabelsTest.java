package io.opvitals.agent.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void of_anyOrder_areTheSame() {
        Labels labels = Labels.of("b", "2", "a", "1");

        assertThat(labels)
                .isEqualTo(Labels.of("a", "1").and("b", "2"))
                .hasSameHashCodeAs(Labels.of("a", "1", "b", "2"));
        assertThat(labels.get("a")).isEqualTo("1");
        assertThat(labels.get("c")).isNull();
        assertThat(labels.without("a")).isEqualTo(Labels.of("b", "2"));
        assertThat(labels.without("c")).isSameAs(labels);
    }

    @Test
    void of_twiceTheSameName_isRefused() {
        assertThatThrownBy(() -> Labels.of("a", "1", "a", "2")).hasMessageContaining("'a'");
        assertThatThrownBy(() -> Labels.of("a")).hasMessageContaining("expected");
    }

    @Test
    void toString_isAsPromqlWritesIt() {
        assertThat(Labels.of("b", "say \"hi\"\\\n", "a", "1")).hasToString("{a=\"1\",b=\"say \\\"hi\\\"\\\\\\n\"}");
        assertThat(new SeriesId("up", Labels.EMPTY)).hasToString("up");
    }

    @Test
    void names_areTheApplicationsAsFarAsPrometheusTakesThem() {
        assertThat(List.of("model", "gen_ai.request.model", "1st", "__name__", "le", "größe"))
                .extracting(LabelNames::name)
                .containsExactly("model", "gen_ai_request_model", "key_1st", "key___name__", "key_le", "gr__e");
    }

    @Test
    void attributes_thatBecomeOneName_areJoined() {
        assertThat(LabelNames.with(Labels.of("w", "x"), List.of("a.b", "1", "a-b", "2", "w", "y")))
                .isEqualTo(Labels.of("a_b", "1;2", "w", "x"));
    }
}
