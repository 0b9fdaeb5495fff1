package io.huifang.intake.vault;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Keeps every statement prepared. Left to itself the client keeps only short ones, and the long one
 * that compares contacts was read and planned anew each time, which took as long as doing it.
 */
@Singleton
class PreparedStatements implements PgPoolCreator {
    /** Characters; no statement here is as long. */
    private static final int LONGEST = 16 * 1024;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
