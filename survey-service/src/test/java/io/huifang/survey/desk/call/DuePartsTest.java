package io.huifang.survey.desk.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.SerializedString;

import io.huifang.survey.questionnaire.Condition;
import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;
import io.huifang.survey.questionnaire.Step;

import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of branching documents the desk shows, by what was typed so far. */
@Tag("R51")
class DuePartsTest {
    private static final Questionnaire QUESTIONNAIRE =
            new Questionnaire(
                    "q",
                    1,
                    Instant.EPOCH,
                    List.of(
                            new Question.Scale("nps", 0, 10),
                            new Question.Several("why", Set.of("slow", "dear")),
                            new Question.FreeText("tell", 100),
                            new Question.YesNo("solved"),
                            new Question.Choice("which", Set.of("a", "b"))),
                    Map.of(
                            "why", new Condition.AtMost("nps", 6),
                            "tell", new Condition.Is("why", "dear"),
                            "which", new Condition.Is("solved", false)),
                    new SerializedString("{}"));

    private static final Script SCRIPT =
            new Script(
                    "s",
                    1,
                    Instant.EPOCH,
                    List.of(
                            step("sms", Set.of("yes", "no"), null),
                            step("block", Set.of(), new Condition.Is("sms", "yes")),
                            step("after", Set.of(), new Condition.Is("block", true))),
                    new SerializedString(
                            """
                            {"questions":[
                              {"id":"sms","say":{"en":"A code?"},
                               "options":[{"code":"yes","say":{"en":"Yes"}},{"code":"no"}]},
                              {"id":"block","say":{"en":"Block it, {agent}."},
                               "showIf":{"question":"sms","is":"yes"}},
                              {"id":"after","must":true,"say":{"en":"Say so."},
                               "showIf":{"question":"block","is":true}}]}"""));

    private static Step step(String id, Set<String> codes, Condition showIf) {
        return new Step(
                id, Step.Kind.ASK, Map.of("en", id), codes, false, Optional.ofNullable(showIf));
    }

    private static CallForm typed(String... fields) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) sent.add(fields[i], fields[i + 1]);
        return CallForm.of(sent);
    }

    private static DueParts due(String... fields) {
        return DueParts.of(SCRIPT, Optional.of(QUESTIONNAIRE), typed(fields));
    }

    @Test
    void leavesOutWhatNoAnswerCallsFor() {
        assertThat(due().questions()).containsExactly("nps", "solved");
        assertThat(due("number-nps", "9").questions()).containsExactly("nps", "solved");
        assertThat(due("number-nps", "6").questions()).containsExactly("nps", "why", "solved");
        assertThat(due("flag-solved", "false").questions()).contains("which");
        assertThat(due("flag-solved", "true").questions()).doesNotContain("which");
    }

    @Test
    void goesOnFromOneOfSeveralAnswersButNotFromAQuestionThatIsLeftOut() {
        String[] both = {"number-nps", "3", "codes-why", "slow", "codes-why", "dear"};
        assertThat(due(both).questions()).contains("tell");
        assertThat(due("number-nps", "3", "codes-why", "slow").questions()).doesNotContain("tell");
        assertThat(due("number-nps", "9", "codes-why", "dear").questions()).doesNotContain("tell");
    }

    @Test
    void followsTheTicksOfTheScript() {
        assertThat(due().steps()).containsExactly("sms");
        assertThat(due("tick-sms", "yes").steps()).containsExactly("sms", "block");
        assertThat(due("tick-sms", "yes", "tick-block", "true").steps())
                .containsExactly("sms", "block", "after");
        assertThat(due("tick-sms", "no", "tick-block", "true").steps()).containsExactly("sms");
    }

    @Test
    void letsEverythingBeTickedOnWhichAnotherStepDepends() {
        CallForm form = typed("tick-sms", "yes", "tick-block", "true");
        List<CallScript.Line> lines =
                CallScript.of(SCRIPT, due("tick-sms", "yes").steps(), form, "en", "Xiao Li")
                        .questions();

        assertThat(lines)
                .extracting(CallScript.Line::field)
                .containsExactly("tick-sms", "tick-block");
        assertThat(lines.get(0).options())
                .extracting(CallScript.Option::value)
                .containsExactly("", "yes", "no");
        assertThat(lines.get(1).options()).allMatch(CallScript.Option::chosen);
        assertThat(lines.get(1).say()).isEqualTo("Block it, Xiao Li.");
    }

    @Test
    void keepsAndSendsEveryAnswerInItsKind() {
        CallForm form =
                typed(
                        "number-nps",
                        "3",
                        "codes-why",
                        "slow",
                        "codes-why",
                        "dear",
                        "flag-solved",
                        "false",
                        "words-tell",
                        "well",
                        "number-odd",
                        "three");

        assertThat(new CallForm(form.fields()).given())
                .isEqualTo(
                        Map.of(
                                "nps",
                                3,
                                "why",
                                List.of("slow", "dear"),
                                "solved",
                                false,
                                "tell",
                                "well",
                                "odd",
                                "three"));
    }

    @Test
    void isNamedDifferentlyWheneverItIsDifferent() {
        assertThat(due().named()).isNotEqualTo(due("number-nps", "3").named());
        assertThat(due().named()).isNotEqualTo(due("tick-sms", "yes").named());
        assertThat(due().named()).isEqualTo(due("words-tell", "so").named());
    }
}
