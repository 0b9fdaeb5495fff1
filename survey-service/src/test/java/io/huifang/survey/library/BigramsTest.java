package io.huifang.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

@Tag("R59")
class BigramsTest {
    @Test
    void areThePairsAndTheSingleCharactersOfEachRun() {
        assertThat(Bigrams.of("退款，到账")).containsExactlyInAnyOrder("退", "退款", "款", "到", "到账", "账");
    }

    @Test
    void leaveWordsOfOtherScriptsWholeAndSmall() {
        assertThat(Bigrams.of("SMS验证96110")).contains("sms", "验证", "96110").doesNotContain("SM");
    }

    @Test
    void doNotLookForWordsThatQuestionsAreMadeOf() {
        assertThat(Bigrams.asked("请问我的退款什么时候到账呢？")).containsExactlyInAnyOrder("退款", "到账");
        assertThat(Bigrams.asked("怎么办")).isNotEmpty();
        assertThat(Bigrams.asked("冻")).containsExactly("冻");
        assertThat(Bigrams.asked("！？")).isEmpty();
    }

    @Test
    void takeCharactersBeyondTheFirstPlaneWhole() {
        assertThat(Bigrams.of("𠮷野")).containsExactlyInAnyOrder("𠮷", "𠮷野", "野");
    }

    @Test
    void areWrittenAsPostgresqlReadsThem() {
        Map<Character, String> parts = new LinkedHashMap<>();
        parts.put('A', "退款");
        parts.put('D', "it's 退");

        assertThat(Bigrams.vector(parts).split(" "))
                .containsExactlyInAnyOrder("'退':1A,9D", "'退款':1A", "'款':2A", "'it':4D", "'s':7D");
    }
}
