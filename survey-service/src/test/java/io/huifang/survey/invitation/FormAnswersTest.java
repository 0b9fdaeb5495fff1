package io.huifang.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.SerializedString;

import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.masking.SensitiveNumbers;
import io.huifang.survey.questionnaire.Condition;
import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.response.Answers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class FormAnswersTest {
    private static final Questionnaire ASKED =
            new Questionnaire(
                    "asked",
                    1,
                    Instant.EPOCH,
                    List.of(
                            new Question.Scale("nps", 0, 10),
                            new Question.YesNo("resolved"),
                            new Question.Choice("why", Set.of("slow", "dear")),
                            new Question.FreeText("comment", 10)),
                    new SerializedString("{}"));

    private static final Questionnaire BRANCHING =
            new Questionnaire(
                    "branching",
                    1,
                    Instant.EPOCH,
                    List.of(
                            new Question.Scale("nps", 0, 10),
                            new Question.Choice("why", Set.of("slow", "dear")),
                            new Question.FreeText("words", 100)),
                    Map.of("why", new Condition.AtMost("nps", 6)),
                    new SerializedString(
                            """
                            {"questions":[
                              {"id":"nps","kind":"scale","from":0,"to":10,
                               "ask":{"zh-CN":"问","en":"Would you"}},
                              {"id":"why","kind":"choice","ask":{"zh-CN":"问","en":"Why"},
                               "options":[{"code":"slow","say":{"zh-CN":"慢","en":"slow"}},
                                          {"code":"dear","say":{"zh-CN":"贵","en":"dear"}}],
                               "showIf":{"question":"nps","atMost":6}},
                              {"id":"words","kind":"free-text","longest":100,
                               "ask":{"zh-CN":"问","en":"Words"}}]}"""));

    @Test
    void becomeAnswersOfTheirQuestionsKind() {
        Optional<Answers> read =
                read(
                        Map.of(
                                "nps", "10",
                                "resolved", "false",
                                "why", "slow",
                                "comment", "a\r\nb"));

        assertThat(read.orElseThrow().choices())
                .isEqualTo(Map.of("nps", 10, "resolved", false, "why", "slow"));
        assertThat(read.orElseThrow().words()).isEqualTo(Map.of("comment", "a\nb"));
    }

    @Test
    void leaveOutWhatIsBlank() {
        assertThat(FormAnswers.of(Map.of("nps", List.of(""), "why", List.of(" "))).isEmpty())
                .isTrue();
    }

    @Test
    void areNoneWhenOneIsWrong() {
        for (Map<String, String> wrong :
                List.of(
                        Map.of("nps", "11"),
                        Map.of("nps", "1e1"),
                        Map.of("nps", "99999999999"),
                        Map.of("resolved", "TRUE"),
                        Map.of("why", "ugly"),
                        Map.of("comment", "eleven char"),
                        Map.of("comment", "\u0007"),
                        Map.of("unknown", "1"),
                        Map.of("nps", "3", "unknown", "1"))) {
            assertThat(read(wrong)).as(wrong.toString()).isEmpty();
        }
        assertThat(FormAnswers.of(Map.of("nps", List.of("1", "2"))).read(ASKED, true)).isEmpty();
    }

    @Test
    void holdNoWordsWithoutAName() {
        FormAnswers words = FormAnswers.of(Map.of("comment", List.of("me")));

        assertThat(words.read(ASKED, true)).isPresent();
        assertThat(words.read(ASKED, false)).isEmpty();
    }

    @Test
    void leaveOutWhatWasNotToBeAnswered() {
        FormAnswers both = FormAnswers.of(Map.of("nps", List.of("9"), "why", List.of("slow")));
        FormAnswers asked = FormAnswers.of(Map.of("nps", List.of("3"), "why", List.of("slow")));
        FormAnswers alone = FormAnswers.of(Map.of("why", List.of("slow")));

        assertThat(both.read(BRANCHING, true).orElseThrow().choices()).isEqualTo(Map.of("nps", 9));
        assertThat(both.read(BRANCHING, false).orElseThrow().choices()).isEqualTo(Map.of("nps", 9));
        assertThat(asked.read(BRANCHING, true).orElseThrow().choices())
                .isEqualTo(Map.of("nps", 3, "why", "slow"));
        assertThat(alone.read(BRANCHING, true)).isEmpty();
    }

    @Test
    void areAskedWithTheirCondition() {
        List<String> english =
                AskedQuestions.of(BRANCHING, CustomerWords.of("en", null), Map.of(), true).stream()
                        .map(AskedQuestions.Asked::ask)
                        .toList();

        assertThat(english)
                .containsExactly(
                        "Would you",
                        "Why (only if you answered “Would you” with 6 or less)",
                        "Words");
    }

    @Test
    @Tag("R98")
    void holdNoNumberOfACard() {
        FormAnswers typed = FormAnswers.of(Map.of("words", List.of("my card 4111 1111 1111 1111")));

        assertThat(typed.read(BRANCHING, true).orElseThrow().words())
                .isEqualTo(Map.of("words", "my card " + SensitiveNumbers.CARD));
    }

    private static Optional<Answers> read(Map<String, String> sent) {
        Map<String, List<String>> form = new TreeMap<>();
        sent.forEach((id, value) -> form.put(id, List.of(value)));
        return FormAnswers.of(form).read(ASKED, true);
    }
}
