package io.huifang.outbox;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Keeps every statement prepared, in every service. Left to itself the client keeps only those of
 * up to 2,048 characters; the long ones, which compare contacts, dispatch, and claim, were read and
 * planned anew each time, which took as long as doing them.
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
