package io.huifang.survey.offer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;
import java.util.function.Function;

/**
 * The queues; rows are only ever added. Nothing of them is remembered: a failover may lose the
 * newest ones, and what this process knew would then be wrong for as long as it lives.
 */
@ApplicationScoped
class Queues {
    // Mostly all are there, and nothing is written. In order, so that two replicas that meet the
    // same new ones wait for each other one way only.
    private static final String ADD =
            """
            INSERT INTO queue (reason, skill, language)
            SELECT reason, skill, language
            FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (reason, skill, language)
            WHERE NOT EXISTS (
                SELECT FROM queue q WHERE q.reason = wanted.reason AND q.skill = wanted.skill
                  AND q.language = wanted.language)
            ORDER BY reason, skill, language
            ON CONFLICT DO NOTHING""";

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

    /** Adds those that are not there yet; all are there for the transaction's next statement. */
    Uni<Void> add(SqlConnection tx, Set<QueueName> wanted) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(column(wanted, QueueName::reason));
        columns.addArrayOfString(column(wanted, QueueName::skill));
        columns.addArrayOfString(column(wanted, QueueName::language));
        return tx.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static String[] column(Set<QueueName> names, Function<QueueName, String> column) {
        return names.stream().map(column).toArray(String[]::new);
    }
}
