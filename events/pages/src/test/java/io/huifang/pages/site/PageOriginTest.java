package io.huifang.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word counts. */
class PageOriginTest {
    private static final String KNOWN = "https://desk.example";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, -, true",
                "same-origin, https://evil.example, desk.example, true",
                "same-site, -, -, false",
                "cross-site, https://desk.example, desk.example, false",
                "none, -, -, false",
                "-, https://desk.example, -, true",
                "-, https://desk.example, proxy.inside, true",
                "-, http://inside:8082, inside:8082, true",
                "-, https://evil.example, desk.example, false",
                "-, https://evil.example, -, false",
                "-, null, desk.example, false"
            })
    void isOursByTheBrowsersVerdictOrByItsOrigin(
            String site, String origin, String host, boolean ours) {
        assertThat(new PageOrigin(site, origin, host).isOurs(KNOWN::equals, false)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isWhatTheCallerSaysWhenTheBrowserSaysNothing(boolean silent) {
        assertThat(new PageOrigin(null, null, "desk.example").isOurs(KNOWN::equals, silent))
                .isEqualTo(silent);
    }
}
