package io.huifang.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Set;

class PlainTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/wallet-events",
                "/v1/wallet-events/",
                "/v1/customers/a%2Fb/contact",
                "/v1/customers/%E5%9B%9E%E8%AE%BF/contact",
                "/v1/customers/a%20b/contact",
                "/v1/event-types/...",
                "/v1/event-types/..%2F..%2Fetc",
                "/v1/customers/a+b@c:d,e=f!g$h&i'j(k)*l~m/contact",
            })
    void takesPathsInTheirPlainForm(String path) {
        assertThat(PlainTarget.isPlainPath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "v1",
                "//",
                "/v1//",
                "/.",
                "/..",
                "/v1/..",
                "/v1/./x",
                "/v1/../x",
                "/%2e",
                "/%41",
                "/%7E",
                "/%00",
                "/%1F",
                "/%7f",
                "/%",
                "/%4",
                "/%4g",
                "/a;b",
                "/a b",
                "/a\\b",
                "/a#b",
                "/\u00e9",
                "/a\tb",
            })
    void refusesWhatCouldBeReadInTwoWays(String path) {
        assertThat(PlainTarget.isPlainPath(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b&c=d", "a=%41%7E%20+b", "a=/x?y", "format=json"})
    void takesQueriesWhoseEscapesAreWhole(String query) {
        assertThat(PlainTarget.isPlainQuery(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a=%4", "a=%zz", "a=b%", "a=%-1", "a;b", "a b", "a#b", "\u00e9"})
    void refusesQueriesThatCouldBeReadInTwoWays(String query) {
        assertThat(PlainTarget.isPlainQuery(query)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080", "intake.example.com"})
    void takesNamesAndAddressesForHosts(String host) {
        assertThat(PlainTarget.isPlainHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a@b", "a/b", "a\\b", "a?b", "\u00e9.com"})
    void takesNothingElseForAHost(String host) {
        assertThat(PlainTarget.isPlainHost(host)).isFalse();
    }

    @Test
    void knowsItsOwnNamesWhenTheyAreConfigured() {
        AllowedHosts own = AllowedHosts.of(Optional.of(Set.of("Intake.example.com")));

        assertThat(own.include("intake.EXAMPLE.com")).isTrue();
        assertThat(own.include("elsewhere.example.com")).isFalse();
        assertThat(AllowedHosts.of(Optional.empty()).include("elsewhere")).isTrue();
    }
}
