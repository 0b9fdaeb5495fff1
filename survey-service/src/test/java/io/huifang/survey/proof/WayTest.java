package io.huifang.survey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/** By what the service proves itself to another one. */
@Tag("P9")
class WayTest {
    private static final String PEER = "huifang.intake";

    @Test
    void isAKeyLocally() {
        assertThat(Way.of(PEER, Optional.of(" key\n"), false, false).key()).contains("key");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isATokenWhereTheIssuerKnowsUs(boolean production) {
        assertThat(Way.of(PEER, Optional.empty(), true, production).key()).isEmpty();
        assertThat(Way.of(PEER, Optional.of("  "), true, production).key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',         false, false, huifang.intake.key is missing",
        "' ',        false, false, huifang.proof.token-url",
        "the-secret, true,  false, huifang.intake.key and huifang.proof.token-url",
        "the-secret, false, true,  huifang.intake.key is for local use",
        "the-secret, true,  true,  huifang.intake.key is for local use",
        "'',         false, true,  huifang.proof.token-url is missing"
    })
    void isSaidToBeMissingOrTwofoldByTheSettingsName(
            String key, boolean client, boolean production, String said) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Way.of(PEER, Optional.of(key), client, production))
                .withMessageContaining(said)
                .withMessageNotContaining("the-secret");
    }
}
