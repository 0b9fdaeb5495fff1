package io.huifang.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.SerializedString;

import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.response.Answers;

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

    private static Optional<Answers> read(Map<String, String> sent) {
        Map<String, List<String>> form = new TreeMap<>();
        sent.forEach((id, value) -> form.put(id, List.of(value)));
        return FormAnswers.of(form).read(ASKED, true);
    }
}
