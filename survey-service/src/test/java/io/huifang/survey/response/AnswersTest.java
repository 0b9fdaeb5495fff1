package io.huifang.survey.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.SerializedString;

import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Tag("R82")
class AnswersTest {
    private static final Questionnaire ASKED =
            new Questionnaire(
                    "test",
                    1,
                    Instant.EPOCH,
                    List.of(
                            new Question.Scale("nps", 0, 10),
                            new Question.YesNo("resolved"),
                            new Question.Choice("channel", Set.of("APP", "PHONE")),
                            new Question.FreeText("comment", 5)),
                    new SerializedString("{}"));

    private static boolean sound(String question, Object answer) {
        return Answers.faults(ASKED, Map.of(question, answer)).isEmpty();
    }

    @Test
    void areOnTheirScale() {
        assertThat(sound("nps", 0)).isTrue();
        assertThat(sound("nps", 10)).isTrue();
        assertThat(sound("nps", -1)).isFalse();
        assertThat(sound("nps", 11)).isFalse();
    }

    @Test
    void areNeverCoerced() {
        assertThat(sound("nps", "9")).isFalse();
        assertThat(sound("nps", new BigDecimal("9.0"))).isFalse();
        assertThat(sound("nps", true)).isFalse();
        assertThat(sound("resolved", "true")).isFalse();
        assertThat(sound("resolved", 1)).isFalse();
        assertThat(sound("channel", "app")).isFalse();
        assertThat(sound("channel", "APP")).isTrue();
    }

    @Test
    void areNotTooLongAndNotBlank() {
        assertThat(sound("comment", "12345")).isTrue();
        assertThat(sound("comment", "123456")).isFalse();
        assertThat(sound("comment", "  ")).isFalse();
    }

    @Test
    void answerAQuestionThatWasAsked() {
        assertThat(Answers.faults(ASKED, Map.of("colour", "red")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.question()).isEmpty());
    }

    @Test
    @Tag("R98")
    void arePartedIntoWhatMayTravelAndWhatMayNot() {
        Answers answers = Answers.of(ASKED, Map.of("comment", "hm", "nps", 7, "resolved", false));

        assertThat(answers.choices()).isEqualTo(Map.of("nps", 7, "resolved", false));
        assertThat(answers.words()).isEqualTo(Map.of("comment", "hm"));
    }
}
