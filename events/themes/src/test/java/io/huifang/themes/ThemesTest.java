package io.huifang.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.themes.Themes.Found;
import io.huifang.themes.Themes.Theme;
import io.huifang.themes.text.Language;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@Tag("R89")
class ThemesTest {
    private static final Themes THEMES = Themes.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "退款等了三个星期还没到账，太慢了 | refund waiting",
                "客服态度很差，说了几句就挂断 | rude",
                "手续费太贵，乱收费 | fee",
                "更新后一打开就闪退 | app-error",
                "我怕是诈骗电话，这笔钱被盗刷了 | fraud-fear",
                "谢谢，小姐姐很耐心 | kind",
                "账户被冻结，收不到验证码 | account-access",
                "每次都让我重复说一遍，好几次了 | repeat-contact",
                "别再打电话了，太打扰 | too-many-calls",
                "这个功能太复杂，看不懂 | hard-to-use",
                "I have been waiting for my refund for weeks | refund waiting",
                "The agent was rude and hung up on me | rude",
                "Why are there fees for everything | fee",
                "The app crashes whenever I open it | app-error",
                "I was afraid it was a scam, my card got hacked | fraud-fear",
                "Thank you, she was very patient and helpful | kind",
                "It doesn't work, I can't log in | app-error",
                "Nobody could tell me, no explanation at all | unclear-answer",
                "今天天气不错 | ''",
                "The weather is nice today | ''",
            })
    void findWhatATextIsAbout(String text, String themes) {
        assertThat(THEMES.in(text).orElseThrow().themes())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(themes.split(" ")).filter(it -> !it.isEmpty()).toList());
    }

    /** A word is found as itself and not as a part of another one. */
    @Test
    void knowWordsByWhereTheyBeginAndEnd() {
        assertThat(themes("I had coffee with a debugger")).isEmpty();
        assertThat(themes("I felt stuck. Up to now nothing")).containsExactly("app-error");
        assertThat(themes("not. me")).isEmpty();
    }

    @Test
    void findEveryWordOfTheirOwnInItself() {
        for (Theme theme : Themes.read()) {
            for (String word : theme.zh()) assertThat(themes(word)).as(word).contains(theme.name());
            for (String word : theme.en()) assertThat(themes(word)).as(word).contains(theme.name());
        }
    }

    @Test
    void haveEachAName() {
        assertThat(THEMES.names()).doesNotHaveDuplicates().allMatch(it -> it.matches("[a-z-]+"));
        assertThat(THEMES.names()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "退款 refund,          ZH",
        "the refund,           EN",
        "remboursé très vite,  EN",
    })
    void tellTheLanguageByTheLetters(String text, Language language) {
        assertThat(THEMES.in(text).map(Found::language)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"ありがとう", "返金が遅い", "Спасибо", "12345 !!", "''", "😀"})
    void sayNothingOfWhatTheyCannotRead(String text) {
        assertThat(THEMES.in(text)).isEmpty();
    }

    @Test
    void areNotTroubledByLongOrOddTexts() {
        assertThat(themes("a".repeat(4000) + " rude")).containsExactly("rude");
        assertThat(themes("差".repeat(4000) + "，退款")).contains("refund");
        assertThat(themes("\u0000 rude \ud800")).containsExactly("rude");
    }

    @Test
    void refuseAWordThatIsNone() {
        assertThatThrownBy(() -> new Themes(List.of(new Theme("x", List.of("，"), List.of("x")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> themes(String text) {
        return THEMES.in(text).orElseThrow().themes();
    }
}
