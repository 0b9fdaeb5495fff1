package io.huifang.pages.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts english = Texts.of(TextsTest.class, "/wordings/sample.", Language.ENGLISH);
    private final Texts chinese = Texts.of(TextsTest.class, "/wordings/sample.", Language.CHINESE);

    @Test
    void areOfOneLanguage() {
        assertThat(english.say("hello")).isEqualTo("It's you");
        assertThat(chinese.say("hello")).isEqualTo("您好");
    }

    @Test
    void takeValues() {
        assertThat(english.say("count", 1234)).isEqualTo("1,234 calls");
    }

    @Test
    void areNeverMadeUp() {
        assertThatIllegalArgumentException().isThrownBy(() -> english.say("nothing"));
        assertThat(english.sayOr("nothing", "so")).isEqualTo("so");
    }
}
