package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@SurveyTest
@Tag("P5")
class LaneIndexTest {
    Database database;
    @Inject Pool pool;
    @Inject LaneIndex index;

    private final String reason = "lanes-" + UUID.randomUUID();

    @Test
    void findsEachFilledLaneAndNoQueueWithoutOffers() {
        offered(aDispatch().priority(70));
        offered(aDispatch().priority(70));
        offered(aDispatch().priority(30));
        offered(aDispatch().priority(50).language("fr"));
        Tables.of(database).run("INSERT INTO queue (reason) VALUES (?)", reason + "-empty");

        List<Lane> lanes =
                index.look(pool).await().atMost(Duration.ofSeconds(30)).stream()
                        .filter(lane -> lane.reason().startsWith(reason))
                        .toList();

        assertThat(lanes)
                .extracting(lane -> lane.queue().language() + lane.key().priority())
                .containsExactlyInAnyOrder("70", "30", "fr50");
    }

    /** However many queues there ever were. */
    @Test
    void readsQueuesOnlyByTheirKey() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            try (ResultSet rows = statement.executeQuery("EXPLAIN " + LaneIndex.LANES)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }

        assertThat(plan.toString())
                .contains("attempt_claim", "queue_id = ")
                .doesNotContain("Seq Scan", "Sort");
    }

    private void offered(Dispatch dispatch) {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched dispatched = scheduler.dispatch(dispatch.reason(reason));
            Eventually.isIn("OFFERED", dispatched.attemptId());
        }
    }
}
