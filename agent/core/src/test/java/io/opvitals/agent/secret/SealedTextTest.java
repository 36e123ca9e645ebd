package io.opvitals.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealedTextTest {

    private final String key = SealedText.newKey();

    @Test
    void open_sealed_isTheText() {
        String sealed = new SealedText(key).seal("sk-grün-1");

        assertThat(sealed).startsWith("${enc:").endsWith("}").doesNotContain("sk-");
        assertThat(new SealedText(key).open(sealed)).isEqualTo("sk-grün-1");
        assertThat(new SealedText(key).open(sealed.substring(6, sealed.length() - 1)))
                .isEqualTo("sk-grün-1");
    }

    @Test
    void seal_sameText_differs() {
        SealedText seal = new SealedText(key);

        assertThat(seal.seal("same")).isNotEqualTo(seal.seal("same"));
    }

    @Test
    void open_anotherKey_isRefused() {
        String sealed = new SealedText(key).seal("text");

        assertThatThrownBy(() -> new SealedText(SealedText.newKey()).open(sealed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sealed with this key");
    }

    @Test
    void open_anyCharacterChanged_isRefused() {
        SealedText seal = new SealedText(key);
        String sealed = seal.seal("text");
        for (int i = 6; i < sealed.length() - 2; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);

            assertThatThrownBy(() -> seal.open(changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void open_notSealed_isRefusedWithoutShowingIt() {
        for (String each : new String[] {"plain secret", "", "${enc:}", "${enc:c2VjcmV0}"}) {
            assertThatThrownBy(() -> new SealedText(key).open(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void key_thatIsNone_isRefusedWithoutShowingIt() {
        for (String each : new String[] {"my secret", "c2VjcmV0", ""}) {
            assertThatThrownBy(() -> new SealedText(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("c2VjcmV0");
        }
        assertThat(new SealedText(key)).hasToString("SealedText");
    }
}
