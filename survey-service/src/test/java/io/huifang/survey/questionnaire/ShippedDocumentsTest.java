package io.huifang.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.questionnaire.Question.FreeText;
import io.huifang.survey.questionnaire.Question.Scale;
import io.huifang.survey.questionnaire.Question.Several;
import io.huifang.survey.questionnaire.Question.YesNo;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What must stand in the scripts and questionnaires that come with the service. */
class ShippedDocumentsTest {
    private static final List<String> SCRIPTS = PublishShippedDocuments.SCRIPTS;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    @Tag("R50")
    @Tag("R54")
    @Tag("R73")
    @Tag("R97")
    void askSomethingThatMustBeAskedGuideAndTellPurposeAndSafety(String name) {
        JsonNode script = script(name);

        assertThat(keySteps(name)).isNotEmpty();
        assertThat(script.path("guidance").size()).isGreaterThanOrEqualTo(2);
        assertThat(english(script.path("notice"))).contains("recorded", "never");
        assertThat(english(script.path("safety"))).contains("never", "password");
    }

    /** How far the matter is, what the customer can do, and which papers he needs for it. */
    @ParameterizedTest
    @CsvSource({
        "refund-delayed,  not-arrived",
        "refund-rejected, review-or-dispute",
        "dispute,         what-is-wrong",
        "complaint,       would-settle",
    })
    @Tag("R5")
    @Tag("R55")
    @Tag("R56")
    void leadThroughRefundsDisputesAndComplaints(String name, String asked) {
        assertThat(keySteps(name)).contains(asked);
        assertThat(script(name).path("guidance").size()).isGreaterThanOrEqualTo(3);
        assertThat(script(name).path("documents").size()).isGreaterThanOrEqualTo(2);
    }

    /** Who is new is asked what worries him; who is in doubt, whether it was his own will. */
    @ParameterizedTest
    @CsvSource({"welcome, worries", "risk-check, own-will", "important-transaction, who-paid"})
    @Tag("R19")
    void askNewCustomersAndDoubtfulOnesWhatIsTheMatter(String name, String asked) {
        assertThat(keySteps(name)).contains(asked);
    }

    @Test
    @Tag("R21")
    @Tag("R86")
    void lookAfterSecurityWhenADisputeIsOver() {
        assertThat(keySteps("dispute-check")).contains("doubtful-messages");
        assertThat(script("dispute-check").path("guidance"))
                .extracting(it -> english(it.path("say")))
                .anyMatch(it -> it.contains("safety settings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-locked", "takeover", "balance-anomaly", "risk-check"})
    @Tag("R57")
    void guideTheAgentToWhatProtectsTheAccount(String name) {
        assertThat(script(name).path("guidance"))
                .extracting(it -> english(it.path("say")))
                .anyMatch(it -> it.matches("(?is).*(freez|lock|security).*"));
    }

    @ParameterizedTest
    @CsvSource({
        "csat,    1, 5",
        "usable,  1, 7",
        "service, 1, 5",
        "nps,     0, 10",
    })
    @Tag("R82")
    @Tag("R84")
    @Tag("R85")
    @Tag("R88")
    void askPeriodicallyForScores(String id, int from, int to) {
        assertThat(questionnaire("check-in").question(id)).contains(new Scale(id, from, to));
    }

    @ParameterizedTest
    @CsvSource({"csat, 1, 5", "ces, 1, 7", "nps, 0, 10"})
    @Tag("R81")
    @Tag("R84")
    void askForScoresInEachCall(String id, int from, int to) {
        assertThat(questionnaire("default").question(id)).contains(new Scale(id, from, to));
    }

    @Test
    @Tag("R86")
    void askWhatWorriesAboutSecurityWhoeverDoesNotFeelSafe() {
        Questionnaire questionnaire = questionnaire("check-in");

        assertThat(keySteps("check-in")).contains("safety-worries");
        assertThat(questionnaire.question("safe")).contains(new YesNo("safe"));
        assertThat(questionnaire.asks("worries", Map.of("safe", true))).isFalse();
        assertThat(questionnaire.asks("worries", Map.of("safe", false))).isTrue();
        assertThat(((Several) questionnaire.question("worries").orElseThrow()).codes())
                .contains("scams", "takeover", "data", "other");
    }

    @ParameterizedTest
    @CsvSource({"default, resolved", "check-in, all-solved"})
    @Tag("R82")
    @Tag("R87")
    void askWhetherItIsSolvedAndForWordsOfTheirOwn(String name, String solved) {
        assertThat(questionnaire(name).question(solved)).contains(new YesNo(solved));
        assertThat(questionnaire(name).question("comment")).get().isInstanceOf(FreeText.class);
    }

    private static List<String> keySteps(String name) {
        return StreamSupport.stream(script(name).path("questions").spliterator(), false)
                .filter(it -> it.path("must").asBoolean())
                .map(it -> it.path("id").asText())
                .toList();
    }

    private static String english(JsonNode words) {
        return words.path("en").asText();
    }

    /** Whole: one that lacks a language, or branches on nothing, is none. */
    private static JsonNode script(String name) {
        ObjectNode script = shipped("script", name);
        script.remove("version");
        Script.read(name, 1, Instant.EPOCH, script.toString());
        return script;
    }

    private static Questionnaire questionnaire(String name) {
        ObjectNode questionnaire = shipped("questionnaire", name);
        questionnaire.remove("version");
        return Questionnaire.read(name, 1, Instant.EPOCH, questionnaire.toString());
    }

    private static ObjectNode shipped(String kind, String name) {
        String path = "/documents/" + kind + "/" + name + ".json";
        try (InputStream file = ShippedDocumentsTest.class.getResourceAsStream(path)) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
