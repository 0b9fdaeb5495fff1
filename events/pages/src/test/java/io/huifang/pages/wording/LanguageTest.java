package io.huifang.pages.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, CHINESE",
                "zh, CHINESE",
                "zh-TW, CHINESE",
                "en-GB, ENGLISH",
                "'fr, zh;q=0.5', CHINESE",
                "'en;q=0.1, zh;q=0.9', CHINESE",
                "'zh;q=0, en', ENGLISH",
                "fr, ENGLISH",
                "'', ENGLISH",
                "';;;', ENGLISH"
            })
    void isTheOneTheBrowserLikesBest(String accepted, Language language) {
        assertThat(Language.accepted(accepted)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"zh-CN, true", "en, true", "zh, false", "EN, false", "-, false"})
    void isChosenByItsVeryTag(String tag, boolean known) {
        assertThat(Language.tagged(tag).isPresent()).isEqualTo(known);
    }
}
