package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessResourceTest {

    @ParameterizedTest
    @CsvSource({
        "/opt/shop/shop-1.2.jar --port 80, shop-1.2",
        "shop.jar, shop",
        "/opt/my shop/shop.jar a.jar, shop",
        "com.shop.Main a b, com.shop.Main",
        "com.shop/com.shop.Main, com.shop.Main",
    })
    void serviceName_ofACommand(String command, String name) {
        assertThat(ServiceName.ofCommand(command)).isEqualTo(name);
    }

    @Test
    void serviceName_ofNoCommand() {
        assertThat(ServiceName.ofCommand(null)).isNull();
        assertThat(ServiceName.ofCommand(" ")).isNull();
    }
}
