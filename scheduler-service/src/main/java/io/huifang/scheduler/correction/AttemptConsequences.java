package io.huifang.scheduler.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.followup.SettledCases;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What followed from attempts, and their corrections. */
@ApplicationScoped
public class AttemptConsequences implements ForgetsErased {
    private static final String CORRECTIONS =
            """
            SELECT attempt_id, revision, fact_id, previous, disposition, corrected_by, corrected_at
            FROM attempt_correction WHERE attempt_id = ANY($1)
            """;

    private static final String CLOSINGS =
            "SELECT callback_id, attempt_id, due_at, resumed FROM attempt_closing"
                    + " WHERE attempt_id = ANY($1)";

    // Also of the customers' other attempts: his entry holds as long as one of them does.
    private static final String PROHIBITIONS =
            """
            SELECT attempt_id, customer_id, replaced_until, replaced_because, replaced_by,
                replaced_at, lifted_at, overruled_at
            FROM attempt_prohibition WHERE customer_id = ANY($1)
            """;

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

    private static final String PUT_PROHIBITIONS =
            """
            INSERT INTO attempt_prohibition (attempt_id, customer_id, replaced_until,
                replaced_because, replaced_by, replaced_at, lifted_at, overruled_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[],
                $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
            ON CONFLICT (attempt_id) DO UPDATE
            SET replaced_until = excluded.replaced_until,
                replaced_because = excluded.replaced_because,
                replaced_by = excluded.replaced_by, replaced_at = excluded.replaced_at,
                lifted_at = excluded.lifted_at, overruled_at = excluded.overruled_at
            """;

    private static final String FORGET =
            """
            UPDATE attempt_prohibition SET replaced_because = 'erased'
            WHERE customer_id = ANY($1) AND replaced_because IS NOT NULL
            """;

    private static final String OVERRULE =
            """
            UPDATE attempt_prohibition SET overruled_at = $2
            WHERE customer_id = $1 AND overruled_at IS NULL
            """;

    private final SettledCases settledCases;
    private final NumberFindings numberFindings;

    AttemptConsequences(SettledCases settledCases, NumberFindings numberFindings) {
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
        Tuple attempts = Tuple.of(attemptIds.toArray(UUID[]::new));
        Tuple customers = Tuple.of(customerIds.toArray(String[]::new));
        return each(tx, CORRECTIONS, attempts, row -> known.know(correction(row)))
                .chain(() -> each(tx, PROHIBITIONS, customers, row -> known.know(prohibition(row))))
                .chain(() -> closings(tx, attemptIds, known))
                .chain(() -> settledCases.among(tx, known.closed()))
                .invoke(settled -> settled.forEach(known::knowSettled))
                .chain(() -> numberFindings.of(tx, attemptIds))
                .invoke(known::knowFindings)
                .replaceWith(known);
    }

    /**
     * A person set or lifted the entry of a customer who is locked: no attempt holds it any more,
     * and none gives an older one back.
     */
    public Uni<Void> overrule(SqlConnection tx, String customerId, Instant at) {
        return tx.preparedQuery(OVERRULE)
                .execute(Tuple.of(customerId, Columns.utc(at)))
                .replaceWithVoid();
    }

    /** Forgets the words of who had forbidden contact with customers who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Stores what is new. */
    public Uni<Void> store(SqlConnection tx, Consequences consequences) {
        return all(
                        tx,
                        ADD_CORRECTIONS,
                        consequences.newCorrections(),
                        AttemptConsequences::corrections)
                .chain(
                        () ->
                                all(
                                        tx,
                                        ADD_CLOSINGS,
                                        consequences.changedClosings(),
                                        AttemptConsequences::closings))
                .chain(
                        () ->
                                all(
                                        tx,
                                        PUT_PROHIBITIONS,
                                        consequences.changedProhibitions(),
                                        AttemptConsequences::prohibitions));
    }

    private static Uni<Void> each(SqlConnection tx, String query, Tuple of, Consumer<Row> reader) {
        return tx.preparedQuery(query)
                .execute(of)
                .invoke(rows -> rows.forEach(reader))
                .replaceWithVoid();
    }

    private static <T> Uni<Void> all(
            SqlConnection tx, String statement, List<T> rows, Function<List<T>, Tuple> columns) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(statement).execute(columns.apply(rows)).replaceWithVoid();
    }

    private static Uni<Void> closings(
            SqlConnection tx, Collection<UUID> attemptIds, Consequences known) {
        Set<UUID> attempts = new HashSet<>(attemptIds);
        attempts.addAll(known.forbidding());
        return each(
                tx,
                CLOSINGS,
                Tuple.of(attempts.toArray(UUID[]::new)),
                row -> known.know(closing(Cells.of(row))));
    }

    private static Closing closing(Cells cells) {
        return new Closing(cells.uuid(), cells.uuid(), cells.instant(), cells.bool());
    }

    private static Correction correction(Row row) {
        Cells cells = Cells.of(row);
        return new Correction(
                cells.uuid(),
                cells.integer(),
                cells.uuid(),
                cells.named(Disposition::valueOf),
                cells.named(Disposition::valueOf),
                cells.text(),
                cells.instant());
    }

    private static Prohibition prohibition(Row row) {
        Cells cells = Cells.of(row);
        UUID attemptId = cells.uuid();
        String customerId = cells.text();
        Suppression entry =
                new Suppression(cells.instant(), cells.text(), cells.text(), cells.instant());
        Suppression replaced = entry.setAt() == null ? null : entry;
        return new Prohibition(attemptId, customerId, replaced, cells.instant(), cells.instant());
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

    private static Tuple prohibitions(List<Prohibition> rows) {
        return Columns.of(rows)
                .uuid(Prohibition::attemptId)
                .text(Prohibition::customerId)
                .instant(it -> it.replaced() == null ? null : it.replaced().until())
                .text(it -> it.replaced() == null ? null : it.replaced().because())
                .text(it -> it.replaced() == null ? null : it.replaced().setBy())
                .instant(it -> it.replaced() == null ? null : it.replaced().setAt())
                .instant(Prohibition::liftedAt)
                .instant(Prohibition::overruledAt)
                .tuple();
    }
}
