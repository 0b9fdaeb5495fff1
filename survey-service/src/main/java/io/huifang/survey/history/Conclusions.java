package io.huifang.survey.history;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.history.Conclusion.Asked;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.history.Conclusion.Promise;
import io.huifang.survey.history.SealedWords.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The conclusions of all attempts; written once each. */
@ApplicationScoped
public class Conclusions {
    private static final Logger LOG = Logger.getLogger(Conclusions.class);

    private static final String COLUMNS =
            """
            attempt_id, callback_id, customer_id, number, reason, agent, claimed_at, revealed_at,
            concluded_at, disposition, root_cause, promise_kept_by, promise_subject_ref,
            promise_due_at, appointment_at, follow_up, questionnaire, questionnaire_version,
            answers, sealed, script, script_version, covered, left_out""";
    private static final String INSERT =
            """
            INSERT INTO conclusion (%s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)"""
                    .formatted(COLUMNS);
    private static final String OF_ATTEMPT =
            "SELECT %s, %s FROM conclusion WHERE attempt_id = $1"
                    .formatted(COLUMNS, SealedCorrections.COLUMN);
    private static final String LATEST =
            """
            SELECT latest.* FROM unnest($1::text[]) AS wanted (customer_id)
            CROSS JOIN LATERAL (
                SELECT %s, %s FROM conclusion WHERE conclusion.customer_id = wanted.customer_id
                ORDER BY concluded_at DESC LIMIT $2) latest"""
                    .formatted(COLUMNS, SealedCorrections.COLUMN);

    private final SealedWords sealedWords;
    private final SealedCorrections sealedCorrections;

    Conclusions(SealedWords sealedWords, SealedCorrections sealedCorrections) {
        this.sealedWords = sealedWords;
        this.sealedCorrections = sealedCorrections;
    }

    public Uni<Void> add(SqlConnection tx, Conclusion conclusion) {
        Ending ending = conclusion.ending();
        Promise promise =
                ending.promise() == null ? new Promise(null, null, null) : ending.promise();
        Asked asked = conclusion.asked();
        Words words = new Words(ending.note(), asked.words(), conclusion.covered().because());
        Tuple values = Tuple.tuple();
        values.addUUID(conclusion.attemptId()).addUUID(conclusion.callbackId());
        values.addString(conclusion.customerId()).addInteger(conclusion.number());
        values.addString(conclusion.reason()).addString(conclusion.agent());
        values.addOffsetDateTime(utc(conclusion.claimedAt()));
        values.addOffsetDateTime(utc(conclusion.revealedAt()));
        values.addOffsetDateTime(utc(conclusion.concludedAt()));
        values.addString(ending.disposition().name()).addString(ending.rootCause());
        values.addString(promise.keptBy()).addString(promise.subjectRef());
        values.addOffsetDateTime(utc(promise.dueAt()));
        values.addOffsetDateTime(utc(ending.appointmentAt())).addBoolean(ending.followUp());
        values.addString(asked.questionnaire());
        values.addInteger(asked.isEmpty() ? null : asked.version());
        values.addValue(asked.isEmpty() ? null : new JsonObject(asked.choices()));
        values.addValue(sealedWords.seal(conclusion.attemptId(), words));
        add(values, conclusion.covered());
        return tx.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static void add(Tuple values, CoveredScript covered) {
        boolean said = covered.isSaid();
        values.addString(covered.script()).addInteger(said ? covered.version() : null);
        values.addValue(said ? new JsonObject(covered.ticks()) : null);
        values.addArrayOfString(said ? covered.left().toArray(String[]::new) : null);
    }

    /** How that attempt ended, with all later words on it. */
    public Uni<Optional<Conclusion>> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(OF_ATTEMPT)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            Iterator<Row> row = rows.iterator();
                            return row.hasNext()
                                    ? Optional.of(conclusion(row.next()))
                                    : Optional.empty();
                        });
    }

    /**
     * The latest conclusions of each of the customers, newest first. One that cannot be read, for
     * instance because the key of its words is lost, is left out: it must not keep anybody from
     * working with the others.
     */
    public Uni<List<Conclusion>> latest(
            SqlConnection tx, Collection<String> customerIds, int mostEach) {
        Tuple values = Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
        return tx.preparedQuery(LATEST).execute(values.addInteger(mostEach)).map(this::readable);
    }

    private List<Conclusion> readable(Iterable<Row> rows) {
        List<Conclusion> conclusions = new ArrayList<>();
        for (Row row : rows) {
            try {
                conclusions.add(conclusion(row));
            } catch (RuntimeException unreadable) {
                // its type alone: the message may quote what could not be read
                LOG.warnf(
                        "The conclusion of attempt %s cannot be read and is left out: %s",
                        row.getUUID("attempt_id"), unreadable.getClass().getName());
            }
        }
        return conclusions;
    }

    private Conclusion conclusion(Row row) {
        UUID attemptId = row.getUUID("attempt_id");
        Words words = sealedWords.open(attemptId, row.getDelegate().getBuffer("sealed"));
        return new Conclusion(
                attemptId,
                row.getUUID("callback_id"),
                row.getString("customer_id"),
                row.getInteger("number"),
                row.getString("reason"),
                row.getString("agent"),
                instant(row, "claimed_at"),
                instant(row, "revealed_at"),
                instant(row, "concluded_at"),
                ending(row, words.note()),
                asked(row, words.words()),
                covered(row, words.leftBecause()),
                sealedCorrections.open(attemptId, (JsonArray) row.getValue("corrections")));
    }

    private static Ending ending(Row row, String note) {
        String keptBy = row.getString("promise_kept_by");
        return new Ending(
                Disposition.valueOf(row.getString("disposition")),
                row.getString("root_cause"),
                keptBy == null
                        ? null
                        : new Promise(
                                keptBy,
                                row.getString("promise_subject_ref"),
                                instant(row, "promise_due_at")),
                instant(row, "appointment_at"),
                row.getBoolean("follow_up"),
                note);
    }

    private static CoveredScript covered(Row row, String because) {
        String script = row.getString("script");
        return script == null
                ? CoveredScript.NOTHING_SAID
                : new CoveredScript(
                        script,
                        row.getInteger("script_version"),
                        row.getJsonObject("covered").getMap(),
                        List.of(row.getArrayOfStrings("left_out")),
                        because);
    }

    private static Asked asked(Row row, Map<String, String> words) {
        String questionnaire = row.getString("questionnaire");
        return questionnaire == null
                ? Asked.NOTHING
                : new Asked(
                        questionnaire,
                        row.getInteger("questionnaire_version"),
                        row.getJsonObject("answers").getMap(),
                        words);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
