package io.huifang.pages.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where people who work here reach the service, and what is none of it. */
class OurSiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://desk.example, true",
        "HTTPS://Desk.example, true",
        "https://desk.example:8443, false",
        "http://desk.example, false",
        "https://evil.example, false"
    })
    void isTheOriginOfTheAddressThatWasGiven(String origin, boolean ours) {
        OurSite site = at("https://desk.example/survey");

        assertThat(site.asks(Map.of("Origin", origin)::get, true)).isEqualTo(ours);
    }

    @Test
    void isAskedByProgramsThatSayNothing() {
        OurSite site = new OurSite(Optional::empty);

        assertThat(site.asks(Map.<String, String>of()::get, false)).isTrue();
        assertThat(site.asks(Map.<String, String>of()::get, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk.example", "/desk", "ftp://desk.example", "https:///desk"})
    void isOfTheWeb(String address) {
        assertThatThrownBy(() -> at(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("huifang.staff.base-url");
    }

    private static OurSite at(String address) {
        return new OurSite(() -> Optional.of(URI.create(address)));
    }
}
