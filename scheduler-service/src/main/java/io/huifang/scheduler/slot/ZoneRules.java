package io.huifang.scheduler.slot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.zone.ZoneRulesProvider;

/** Which rules of time zones replicas have, of which some may be older while Java is updated. */
@ApplicationScoped
public class ZoneRules {
    private static final String NEWEST =
            """
            WITH known AS (
                INSERT INTO zone_rules (version) VALUES ($1) ON CONFLICT DO NOTHING)
            SELECT NOT EXISTS (SELECT FROM zone_rules WHERE version > $1)
            """;

    /** Whether no replica has had younger ones than this process. */
    public Uni<Boolean> areNewest(SqlClient client) {
        return areNewest(client, ZoneRulesProvider.getVersions("Asia/Shanghai").lastKey());
    }

    /**
     * @param version such as {@code 2026a}
     */
    Uni<Boolean> areNewest(SqlClient client, String version) {
        return client.preparedQuery(NEWEST)
                .execute(Tuple.of(version))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
