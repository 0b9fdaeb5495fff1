package io.huifang.pages.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.URI;

class CustomersAddressTest {
    private static final URI PLAIN = URI.create("http://127.0.0.1:8081");

    @Test
    void mayHaveAPortAndAPath() {
        URI address = URI.create("https://wallet.example:8443/calls");

        assertThat(new CustomersAddress().convert(" " + address)).isEqualTo(address);
    }

    @Test
    void isPlainOnADevelopersMachineOnly() {
        assertThatCode(() -> CustomersAddress.refusePlain(false, PLAIN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CustomersAddress.refusePlain(true, PLAIN))
                .hasMessageContaining("huifang.links.base-url");
        assertThatCode(
                        () ->
                                CustomersAddress.refusePlain(
                                        true, URI.create("https://calls.wallet.example")))
                .doesNotThrowAnyException();
    }
}
