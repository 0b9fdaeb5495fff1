package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which facts a consumer has heard before. The entries commit with the work they guard, so a fact
 * that is delivered again changes nothing. Entries older than {@link OutboxConfig.Inbox#keep()} are
 * purged: a record delivered again later than that is taken for new.
 */
@Singleton
public class Inbox {
    private static final String HEAR =
            """
            INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[])
            ON CONFLICT DO NOTHING RETURNING event_id""";

    /**
     * Enters the ids and tells which of them this consumer hears for the first time.
     *
     * @param tx a connection with an open transaction; it is not committed here
     * @param consumer who hears, for example {@code scheduler/callback-attempts}
     * @param eventIds the facts' ids; repeated ones count once
     */
    public Uni<Set<UUID>> firstTime(SqlConnection tx, String consumer, Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        // one order for all: two consumers with the same ids wait for each other, never in a circle
        UUID[] sorted = new TreeSet<>(eventIds).toArray(UUID[]::new);
        Tuple columns = Tuple.tuple().addString(consumer).addArrayOfUUID(sorted);
        return tx.preparedQuery(HEAR)
                .execute(columns)
                .map(
                        rows -> {
                            Set<UUID> first = new LinkedHashSet<>();
                            for (Row row : rows) {
                                first.add(row.getUUID(0));
                            }
                            return first;
                        });
    }
}
