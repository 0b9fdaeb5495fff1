package io.huifang.scheduler.replay.past;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was told of attempts after they were concluded. Reads only. */
@ApplicationScoped
class LaterWords {
    private static final String CORRECTIONS =
            """
            SELECT attempt_id, fact_id, revision, previous, disposition, corrected_by, corrected_at
            FROM attempt_correction WHERE attempt_id = ANY($1) AND corrected_at < $2
            ORDER BY revision
            """;

    private static final String LOW_ANSWERS =
            """
            SELECT attempt_id, callback_id, reason, explanation, since
            FROM wanted_follow_up
            WHERE attempt_id = ANY($1) AND since < $2 AND rule = 'answer.low' AND state <> 'TOLD'
            """;

    /** Corrections by attempt, the first one first. */
    Uni<Map<UUID, List<AttemptCorrected>>> corrections(SqlClient client, Tuple attempts) {
        return client.preparedQuery(CORRECTIONS)
                .execute(attempts)
                .map(
                        rows -> {
                            Map<UUID, List<AttemptCorrected>> corrections = new HashMap<>();
                            for (Row row : rows) {
                                AttemptCorrected fact = correction(Cells.of(row));
                                corrections
                                        .computeIfAbsent(fact.attemptId(), id -> new ArrayList<>())
                                        .add(fact);
                            }
                            return corrections;
                        });
    }

    /** Whose it is and of which task, the attempt itself tells. */
    private static AttemptCorrected correction(Cells cells) {
        UUID attemptId = cells.uuid();
        UUID factId = cells.uuid();
        int revision = cells.integer();
        Disposition previous = cells.named(Disposition::valueOf);
        Disposition disposition = cells.named(Disposition::valueOf);
        String by = cells.text();
        return new AttemptCorrected(
                factId,
                cells.instant(),
                "",
                attemptId,
                attemptId,
                revision,
                previous,
                disposition,
                by);
    }

    /** Answers after which the policy called again, by attempt; not whether that was settled. */
    Uni<Map<UUID, LowAnswer>> lowAnswers(SqlClient client, Tuple attempts) {
        return client.preparedQuery(LOW_ANSWERS)
                .execute(attempts)
                .map(rows -> ManyRows.map(rows, row -> row.getUUID(0), LaterWords::lowAnswer));
    }

    private static LowAnswer lowAnswer(Row row) {
        Cells cells = Cells.of(row);
        return new LowAnswer(
                cells.uuid(), cells.uuid(), cells.text(), cells.text(), cells.instant(), null);
    }
}
