package io.huifang.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

@SurveyTest
class DocumentsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    Database database;
    @Inject PublishedDocuments documents;

    @ParameterizedTest
    @Tag("R55")
    @Tag("R57")
    @Tag("R58")
    @Tag("R60")
    @ValueSource(
            strings = {
                "payment-failed",
                "duplicate-charge",
                "important-transaction",
                "refund-delayed",
                "refund-rejected",
                "complaint",
                "complaint-check",
                "dispute",
                "dispute-check",
                "account-locked",
                "takeover",
                "balance-anomaly",
                "access-help",
                "risk-check",
                "handover",
                "social",
                "low-score",
                "how-to",
                "requested-by-customer",
                "welcome",
                "check-in",
                "unresolved-follow-up"
            })
    void haveAScriptForEachReason(String reason) {
        assertThat(documents.script(reason, NOW).id()).isEqualTo(reason);
        assertThat(Desk.agent(1).request().get("/v1/scripts/" + reason).<List<String>>path("id"))
                .containsExactly(reason);
    }

    @Test
    void haveAGeneralScriptForTheOthers() {
        assertThat(documents.script("never-written", NOW).id()).isEqualTo("general");
        assertThat(documents.questionnaire("never-written", NOW))
                .map(Questionnaire::id)
                .contains("default");
        assertThat(documents.questionnaire(null, NOW)).isEmpty();
    }

    @Test
    void areNotPublishedInOneLanguageOnly() {
        String halfSpoken =
                """
                {"title":{"zh-CN":"标题","en":"Title"},
                 "questions":[{"id":"q","kind":"yes-no","ask":{"zh-CN":"吗？","en":" "}}]}""";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questionnaire.read("half", 1, NOW, halfSpoken))
                .havingCause()
                .withMessageContaining("no words in en");
    }

    @Test
    void comeIntoUseAtTheirInstantOnly() {
        Questionnaire questionnaire = documents.questionnaire("default", NOW).orElseThrow();

        assertThat(questionnaire.version()).isOne();
        assertThat(questionnaire.effectiveFrom()).isBefore(NOW);
        assertThat(Desk.agent(1).request().get("/v1/questionnaires/nope").statusCode())
                .isEqualTo(404);
    }

    @Test
    void areAllPublishedThatStandInTheFolder() {
        assertThat(namesIn("script"))
                .containsExactlyInAnyOrderElementsOf(PublishShippedDocuments.SCRIPTS);
        assertThat(namesIn("questionnaire"))
                .containsExactlyInAnyOrderElementsOf(PublishShippedDocuments.QUESTIONNAIRES);
    }

    private static List<String> namesIn(String folder) {
        String[] files = new File("src/main/resources/documents", folder).list();
        return Stream.of(files).map(name -> name.replace(".json", "")).toList();
    }

    @Test
    @Tag("P8")
    void comeBackWhenAFailoverLostThem() {
        Tables tables = Tables.of(database);
        tables.run("DELETE FROM script WHERE id = 'complaint-check'");

        documents.refresh();

        Eventually.eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM script"
                                                        + " WHERE id = 'complaint-check'")
                                        == 1);
    }
}
