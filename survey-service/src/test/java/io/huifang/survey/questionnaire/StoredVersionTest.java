package io.huifang.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** While releases change, replicas of the older one publish what they brought along, too. */
class StoredVersionTest {
    @Test
    void isReplacedByNewerOnesAlone() {
        DocumentKey second = new DocumentKey("general", 2);
        StoredVersion script = new ScriptDocument(second, Instant.EPOCH, "{}");
        StoredVersion questionnaire = new QuestionnaireDocument(second, Instant.EPOCH, "{}");

        for (int older = 1; older <= 2; older++) {
            assertThat(script.isNotOlderThan(new DocumentKey("general", older))).isTrue();
            assertThat(questionnaire.isNotOlderThan(new DocumentKey("general", older))).isTrue();
        }
        assertThat(script.isNotOlderThan(new DocumentKey("general", 3))).isFalse();
        assertThat(questionnaire.isNotOlderThan(new DocumentKey("general", 3))).isFalse();
    }
}
