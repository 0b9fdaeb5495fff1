package io.huifang.survey.offer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
        QueueName[] names = wanted.toArray(QueueName[]::new);
        String[] reasons = new String[names.length];
        String[] skills = new String[names.length];
        String[] languages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            reasons[i] = names[i].reason();
            skills[i] = names[i].skill();
            languages[i] = names[i].language();
        }
        Tuple columns = Tuple.tuple().addArrayOfString(reasons).addArrayOfString(skills);
        columns.addArrayOfString(languages);
        return pool.preparedQuery(ADD)
                .execute(columns)
                .chain(() -> pool.preparedQuery(FIND).execute(columns))
                .invoke(
                        rows ->
                                rows.forEach(
                                        row ->
                                                known.put(
                                                        new QueueName(
                                                                row.getString(1),
                                                                row.getString(2),
                                                                row.getString(3)),
                                                        row.getInteger(0))))
                .replaceWith(known);
    }
}
