package io.huifang.survey.offer;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SurveyTest
class LostQueueTest {
    Database database;

    // A failover may lose the database's last transactions; those who write go on with what is
    // there.
    @Test
    @Tag("P8")
    void isAddedAgainWithTheNextAttempt() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched lost = scheduler.dispatch(aDispatch());
            Eventually.isIn("OFFERED", lost.attemptId());
            Tables tables = Tables.of(database);
            tables.run("DELETE FROM attempt_brief WHERE attempt_id = ?", lost.attemptId());
            tables.run("DELETE FROM attempt WHERE attempt_id = ?", lost.attemptId());
            tables.run("DELETE FROM queue WHERE reason = ?", lost.reason());

            CallbackDispatched next = scheduler.dispatch(aDispatch().reason(lost.reason()));

            Eventually.isIn("OFFERED", next.attemptId());
        }
    }
}
