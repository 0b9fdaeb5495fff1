package io.huifang.survey.attempt;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What the scheduler was told of each attempt's end, word for word. When a failover has lost its
 * last transactions, or it was restored to an earlier moment, it hands over again what has ended
 * here, and would wait for a word in vain.
 */
@ApplicationScoped
public class Endings {
    private static final String KEEP =
            """
            INSERT INTO told_ending (attempt_id, fact)
            SELECT attempt_id, fact::json FROM unnest($1::uuid[], $2::text[]) AS told (attempt_id, fact)""";
    private static final String TOLD =
            """
            SELECT attempt_id, told, fact, b.trace_parent
            FROM (
                SELECT attempt_id, a.state AS told, 0 AS nth, e.fact::text AS fact
                FROM told_ending e JOIN attempt a USING (attempt_id) WHERE attempt_id = ANY($1)
                UNION ALL
                SELECT attempt_id, 'CORRECTED', c.revision, c.fact::text
                FROM told_ending e JOIN attempt_correction c USING (attempt_id)
                WHERE attempt_id = ANY($1)) AS said
            JOIN attempt_brief b USING (attempt_id) ORDER BY attempt_id, nth""";

    private static final String PURGE =
            """
            DELETE FROM told_ending WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM told_ending WHERE told_at < $1
                ORDER BY told_at LIMIT $2 FOR UPDATE SKIP LOCKED))""";

    private final Outbox outbox;
    private final SurveyFacts facts;
    private final ObjectMapper mapper;

    Endings(Outbox outbox, SurveyFacts facts, ObjectMapper mapper) {
        this.outbox = outbox;
        this.facts = facts;
        this.mapper = mapper;
    }

    /**
     * An attempt's end.
     *
     * @param attemptId the attempt
     * @param fact an {@link AttemptConcluded} or {@link AttemptReturned}, as the state says
     * @param traceParent W3C trace context the attempt came with; null when not traced
     */
    public record Ending(UUID attemptId, Fact fact, String traceParent) {}

    /** Tells ends and keeps them, in the transaction in which they come about. */
    public Uni<Void> tell(SqlConnection tx, List<Ending> endings) {
        if (endings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple();
        columns.addArrayOfUUID(endings.stream().map(Ending::attemptId).toArray(UUID[]::new));
        columns.addArrayOfString(endings.stream().map(this::json).toArray(String[]::new));
        return tx.preparedQuery(KEEP)
                .execute(columns)
                .chain(() -> outbox.append(tx, endings.stream().map(this::record).toList()));
    }

    /**
     * Tells the ends of those that have ended once more, and their corrections after them: the same
     * facts under the same ids. Nothing of those whose end is forgotten: a correction alone would
     * correct what nobody has heard.
     */
    public Uni<Void> tellAgain(SqlConnection tx, Collection<UUID> attempts) {
        return tx.preparedQuery(TOLD)
                .execute(Tuple.tuple().addArrayOfUUID(attempts.toArray(UUID[]::new)))
                .chain(
                        rows -> {
                            List<OutboxRecord> told = new ArrayList<>();
                            rows.forEach(row -> told.add(record(ending(row))));
                            return outbox.append(tx, told);
                        });
    }

    /** Forgets at most so many ends that were told before then; tells how many. */
    Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }

    private OutboxRecord record(Ending ending) {
        return facts.record(Topic.CALLBACK_ATTEMPTS, ending.fact(), ending.traceParent());
    }

    private String json(Ending ending) {
        try {
            return mapper.writeValueAsString(ending.fact());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + ending.fact().type(), impossible);
        }
    }

    private Ending ending(Row row) {
        Class<? extends Fact> type =
                switch (row.getString("told")) {
                    case "CORRECTED" -> AttemptCorrected.class;
                    case "CONCLUDED" -> AttemptConcluded.class;
                    default -> AttemptReturned.class;
                };
        try {
            Fact fact = mapper.readValue(row.getString("fact"), type);
            return new Ending(row.getUUID("attempt_id"), fact, row.getString("trace_parent"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot read what was told here", impossible);
        }
    }
}
