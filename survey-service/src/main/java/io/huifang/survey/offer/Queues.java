package io.huifang.survey.offer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The queues, remembered: rows are only ever added. */
@ApplicationScoped
class Queues {
    private static final String ADD =
            """
            INSERT INTO queue (reason, skill, language)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
            ON CONFLICT DO NOTHING""";
    private static final String FIND =
            """
            SELECT queue_id, reason, skill, language FROM queue
            WHERE (reason, skill, language) IN (
                SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))""";

    private final Pool pool;
    private final Map<QueueName, Integer> known = new ConcurrentHashMap<>();

    Queues(Pool pool) {
        this.pool = pool;
    }

    /**
     * What an agent must be able to do.
     *
     * @param skill empty for any
     * @param language empty for any
     */
    record QueueName(String reason, String skill, String language) {
        static QueueName of(String reason, String skill, String language) {
            return new QueueName(
                    reason == null ? "" : reason,
                    skill == null ? "" : skill,
                    language == null ? "" : language);
        }
    }

    /**
     * The ids of these queues. New ones are added in a transaction of their own: what is remembered
     * must not vanish with a rollback of the caller's.
     */
    Uni<Map<QueueName, Integer>> ids(Set<QueueName> wanted) {
        if (known.keySet().containsAll(wanted)) {
            return Uni.createFrom().item(known);
        }
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(column(wanted, QueueName::reason));
        columns.addArrayOfString(column(wanted, QueueName::skill));
        columns.addArrayOfString(column(wanted, QueueName::language));
        return pool.preparedQuery(ADD)
                .execute(columns)
                .chain(() -> pool.preparedQuery(FIND).execute(columns))
                .invoke(rows -> rows.forEach(this::remember))
                .replaceWith(known);
    }

    private void remember(Row row) {
        known.put(
                new QueueName(row.getString(1), row.getString(2), row.getString(3)),
                row.getInteger(0));
    }

    private static String[] column(Set<QueueName> names, Function<QueueName, String> column) {
        return names.stream().map(column).toArray(String[]::new);
    }
}
