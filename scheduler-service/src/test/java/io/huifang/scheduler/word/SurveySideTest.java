package io.huifang.scheduler.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which proofs of the survey side the service starts with, and which it takes. */
@Tag("P14")
class SurveySideTest {
    private static final String KEY = "k".repeat(24);
    private static final String CLIENT = "huifang-survey-service";
    private static final boolean LOCAL = false;
    private static final boolean PRODUCTION = true;

    @Test
    void isKnownLocallyByAKeyThatIsLongEnough() {
        SurveyProof proof = proof(LOCAL, false, Map.of("key", " " + KEY + "\n"));

        assertThat(proof.isKey(KEY)).isTrue();
        assertThat(proof.isKey(KEY + "k")).isFalse();
        assertThat(proof.isToken(new SurveyToken(CLIENT, List.of("huifang.word")))).isFalse();
    }

    @Test
    void isUnknownLocallyWhereNothingIsSaid() {
        SurveyProof proof = proof(LOCAL, false, Map.of("key", "   "));

        assertThat(proof.isKey("")).isFalse();
        assertThat(proof.isKey(KEY)).isFalse();
    }

    @Test
    void isKnownInProductionByItsOwnTokensForThis() {
        SurveyProof proof = proof(PRODUCTION, true, Map.of("client-id", CLIENT));

        assertThat(proof.isToken(new SurveyToken(CLIENT, List.of("openid", "huifang.word"))))
                .isTrue();
        assertThat(proof.isToken(new SurveyToken(CLIENT, List.of("huifang.vault")))).isFalse();
        assertThat(proof.isToken(new SurveyToken(CLIENT, List.of()))).isFalse();
        assertThat(proof.isToken(new SurveyToken("huifang", List.of("huifang.word")))).isFalse();
        assertThat(proof.isToken(new SurveyToken(null, List.of("huifang.word")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isRefusedAShortKeyWhichIsNotRepeated(boolean issuer) {
        String shorter = "k".repeat(23);

        assertThatIllegalStateException()
                .isThrownBy(() -> proof(LOCAL, issuer, Map.of("key", shorter)))
                .withMessageContaining("huifang.survey.key must have 24 characters")
                .withMessageNotContaining(shorter);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'  ', true"})
    void mustHaveAClientInProduction(String client, boolean issuer) {
        assertThatIllegalStateException()
                .isThrownBy(() -> proof(PRODUCTION, issuer, Map.of("client-id", client)))
                .withMessageContaining("huifang.survey.client-id is missing");
    }

    @Test
    void hasNoKeyInProduction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> proof(PRODUCTION, true, Map.of("key", KEY, "client-id", CLIENT)))
                .withMessageContaining("huifang.survey.key is for local use")
                .withMessageNotContaining(KEY);
    }

    @Test
    void needsAnIssuerForItsTokens() {
        assertThatIllegalStateException()
                .isThrownBy(() -> proof(LOCAL, false, Map.of("client-id", CLIENT)))
                .withMessageContaining("quarkus.oidc.tenant-enabled");
    }

    private static SurveyProof proof(
            boolean production, boolean issuer, Map<String, String> given) {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put("huifang.survey." + name, value));
        WordConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(WordConfig.class)
                        .withSources(new PropertiesConfigSource(named, "given", 100))
                        .build()
                        .getConfigMapping(WordConfig.class);
        return SurveyProof.of(config, production, issuer);
    }
}
