package io.opvitals.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void matches_samePassword_isTrue() {
        PasswordHash hash = PasswordHash.of("grün und 蓝".toCharArray());

        assertThat(PasswordHash.parse(hash.text()).matches("grün und 蓝".toCharArray()))
                .isTrue();
        assertThat(hash.matches("grün und".toCharArray())).isFalse();
        assertThat(hash.matches(new char[0])).isFalse();
    }

    @Test
    void text_samePassword_differsByItsSalt() {
        String one = PasswordHash.of("same".toCharArray()).text();

        assertThat(one).startsWith("pbkdf2-sha512$210000$");
        assertThat(PasswordHash.of("same".toCharArray()).text()).isNotEqualTo(one);
        assertThat(PasswordHash.of("same".toCharArray())).hasToString("pbkdf2-sha512");
    }

    /** Made by Python: hashlib.pbkdf2_hmac('sha512', b'password', bytes(range(16)), 210000, 32). */
    @Test
    void matches_hashOfAnotherProgram_isTrue() {
        byte[] salt = new byte[16];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) i;
        }
        String text = "pbkdf2-sha512$210000$" + Base64.getEncoder().encodeToString(salt)
                + "$yOn8eoF+8AIW0lU630805KQQbAmcuC+WcqU98zJjJEs=";

        assertThat(PasswordHash.parse(text).matches("password".toCharArray())).isTrue();
    }

    @Test
    void parse_anythingElse_isRefusedWithoutShowingIt() {
        for (String each : new String[] {
            "secret",
            "",
            "pbkdf2-sha512$1000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "pbkdf2-sha512$999999999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "pbkdf2-sha512$210000$secret!$secret!",
            "pbkdf2-sha512$210000$AAAAAAAAAAAAAAAAAAAAAA==$"
        }) {
            assertThatThrownBy(() -> PasswordHash.parse(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: pbkdf2-sha512$210000$SALT$HASH")
                    .hasMessageNotContaining("secret!");
        }
    }

    @Test
    void of_emptyOrEndlessPassword_isRefused() {
        assertThatThrownBy(() -> PasswordHash.of(new char[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHash.of(new char[1_025])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofNobody_anyPassword_doesNotMatch() {
        assertThat(PasswordHash.ofNobody().matches("password".toCharArray())).isFalse();
    }
}
