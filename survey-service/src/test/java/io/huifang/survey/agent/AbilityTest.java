package io.huifang.survey.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Set;

@Tag("R61")
class AbilityTest {
    private static final Ability REFUNDS_THREE =
            new Ability(Map.of("refunds", 3), Set.of("zh-CN", "en"));

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "refunds, true",
        "refunds:1, true",
        "refunds:3, true",
        "refunds:4, false",
        "refunds:6, false",
        "refunds:x, false",
        "disputes, false",
        "disputes:1, false"
    })
    void meetsASkillUpToItsLevel(String asked, boolean meets) {
        assertThat(REFUNDS_THREE.meets(asked, "")).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "zh-CN, true",
        "ZH-cn, true",
        "zh, true",
        "zh-HK, false",
        "en-GB, true",
        "eng, false",
        "fr, false"
    })
    void speaksALanguageAndItsKinds(String asked, boolean meets) {
        assertThat(REFUNDS_THREE.meets("", asked)).isEqualTo(meets);
    }

    @Test
    void withoutAProfileHasNoSkillAndAnyLanguage() {
        assertThat(Ability.WITHOUT_PROFILE.meets("", "fr")).isTrue();
        assertThat(Ability.WITHOUT_PROFILE.meets("refunds", "")).isFalse();
    }
}
