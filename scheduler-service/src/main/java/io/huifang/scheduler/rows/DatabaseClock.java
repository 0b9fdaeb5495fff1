package io.huifang.scheduler.rows;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * The database's time, by which everything is judged that one replica may leave to another: a
 * replica whose own clock is wrong calls nobody early and takes no attempt back.
 */
@ApplicationScoped
public class DatabaseClock {
    private static final String NOW = "SELECT clock_timestamp()";

    /** Now, UTC. */
    public Uni<Instant> now(SqlClient client) {
        return client.preparedQuery(NOW)
                .execute()
                .map(rows -> Columns.instant(rows.iterator().next().getOffsetDateTime(0)));
    }
}
