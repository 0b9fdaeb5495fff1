package io.huifang.survey.offer;

import io.huifang.survey.attempt.QueueName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * The queues; rows are only ever added. Nothing of them is remembered: a failover may lose the
 * newest ones, and what this process knew would then be wrong for as long as it lives.
 */
@ApplicationScoped
public class Queues {
    // Mostly all are there, and nothing is written. In order, so that two replicas that meet the
    // same new ones wait for each other one way only.
    private static final String ADD =
            """
            INSERT INTO queue (reason, skill, language, owner)
            SELECT reason, skill, language, owner
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                AS wanted (reason, skill, language, owner)
            WHERE NOT EXISTS (
                SELECT FROM queue q WHERE q.reason = wanted.reason AND q.skill = wanted.skill
                  AND q.language = wanted.language AND q.owner = wanted.owner)
            ORDER BY reason, skill, language, owner
            ON CONFLICT DO NOTHING""";

    /**
     * Adds those that are not there yet; all are there for the transaction's next statement. An
     * owner's queue comes with the one to which its attempts go after him.
     */
    public Uni<Void> add(SqlConnection tx, Set<QueueName> names) {
        Set<QueueName> wanted = new HashSet<>(names);
        names.forEach(name -> wanted.add(name.ofAll()));
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(column(wanted, QueueName::reason));
        columns.addArrayOfString(column(wanted, QueueName::skill));
        columns.addArrayOfString(column(wanted, QueueName::language));
        columns.addArrayOfString(column(wanted, QueueName::owner));
        return tx.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static String[] column(Set<QueueName> names, Function<QueueName, String> column) {
        return names.stream().map(column).toArray(String[]::new);
    }
}
