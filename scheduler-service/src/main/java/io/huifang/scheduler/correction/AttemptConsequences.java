package io.huifang.scheduler.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.followup.SettledCases;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What followed from attempts, and their corrections. */
@ApplicationScoped
public class AttemptConsequences {
    private static final String CORRECTIONS =
            """
            SELECT attempt_id, revision, fact_id, previous, disposition, corrected_by, corrected_at
            FROM attempt_correction WHERE attempt_id = ANY($1)
            """;

    private static final String CLOSINGS =
            "SELECT callback_id, attempt_id, due_at, resumed FROM attempt_closing"
                    + " WHERE attempt_id = ANY($1)";

    private static final String ADD_CORRECTIONS =
            """
            INSERT INTO attempt_correction (attempt_id, revision, fact_id, previous, disposition,
                corrected_by, corrected_at)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[],
                $6::text[], $7::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final String ADD_CLOSINGS =
            """
            INSERT INTO attempt_closing (callback_id, attempt_id, due_at, resumed)
            SELECT id, attempt_id, due_at, resumed = 1
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::int[])
                AS n(id, attempt_id, due_at, resumed)
            ON CONFLICT (callback_id) DO UPDATE SET resumed = excluded.resumed
            """;

    private final Prohibitions prohibitions;
    private final SettledCases settledCases;
    private final NumberFindings numberFindings;

    AttemptConsequences(
            Prohibitions prohibitions, SettledCases settledCases, NumberFindings numberFindings) {
        this.prohibitions = prohibitions;
        this.settledCases = settledCases;
        this.numberFindings = numberFindings;
    }

    /**
     * What followed from these attempts; nothing is asked when there are none.
     *
     * @param customerIds their customers, locked
     */
    public Uni<Consequences> of(
            SqlConnection tx, Collection<UUID> attemptIds, Collection<String> customerIds) {
        Consequences known = new Consequences();
        if (attemptIds.isEmpty()) return Uni.createFrom().item(known);
        return each(tx, CORRECTIONS, attemptIds, cells -> known.know(correction(cells)))
                .chain(() -> prohibitions.of(tx, customerIds))
                .invoke(forbidding -> forbidding.forEach(known::know))
                .chain(() -> closings(tx, attemptIds, known))
                .chain(() -> settledCases.among(tx, known.closed()))
                .invoke(settled -> settled.forEach(known::knowSettled))
                .chain(() -> numberFindings.of(tx, attemptIds))
                .invoke(known::knowFindings)
                .replaceWith(known);
    }

    /** Stores what is new. */
    public Uni<Void> store(SqlConnection tx, Consequences consequences) {
        return ManyRows.write(
                        tx,
                        ADD_CORRECTIONS,
                        consequences.newCorrections(),
                        AttemptConsequences::corrections)
                .chain(
                        () ->
                                ManyRows.write(
                                        tx,
                                        ADD_CLOSINGS,
                                        consequences.changedClosings(),
                                        AttemptConsequences::closings))
                .chain(() -> prohibitions.put(tx, consequences.changedProhibitions()));
    }

    private static Uni<Void> each(
            SqlConnection tx, String query, Collection<UUID> attemptIds, Consumer<Cells> reader) {
        return tx.preparedQuery(query)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> reader.accept(Cells.of(row))))
                .replaceWithVoid();
    }

    private static Uni<Void> closings(
            SqlConnection tx, Collection<UUID> attemptIds, Consequences known) {
        Set<UUID> attempts = new HashSet<>(attemptIds);
        attempts.addAll(known.forbidding());
        return each(tx, CLOSINGS, attempts, cells -> known.know(closing(cells)));
    }

    private static Closing closing(Cells cells) {
        return new Closing(cells.uuid(), cells.uuid(), cells.instant(), cells.bool());
    }

    private static Correction correction(Cells cells) {
        return new Correction(
                cells.uuid(),
                cells.integer(),
                cells.uuid(),
                cells.named(Disposition::valueOf),
                cells.named(Disposition::valueOf),
                cells.text(),
                cells.instant());
    }

    private static Tuple corrections(List<Correction> rows) {
        return Columns.of(rows)
                .uuid(Correction::attemptId)
                .integer(Correction::revision)
                .uuid(Correction::factId)
                .text(Correction::previous)
                .text(Correction::disposition)
                .text(Correction::correctedBy)
                .instant(Correction::correctedAt)
                .tuple();
    }

    private static Tuple closings(List<Closing> rows) {
        return Columns.of(rows)
                .uuid(Closing::callbackId)
                .uuid(Closing::attemptId)
                .instant(Closing::dueAt)
                .integer(closing -> closing.resumed() ? 1 : 0)
                .tuple();
    }
}
