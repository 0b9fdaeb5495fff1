package io.huifang.outbox;

import io.netty.handler.timeout.ReadTimeoutHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How every service connects to its database.
 *
 * <p>Every statement is kept prepared. Left to itself the client keeps only those of up to 2,048
 * characters; the long ones, which compare contacts, dispatch, and claim, were read and planned
 * anew each time, which took as long as doing them.
 *
 * <p>A connection from which nothing came for long is ended, and whatever waits on it fails, as if
 * it had been cut. The database limits what a statement takes, but cannot say so over a network
 * that has swallowed the connection, or frozen; the client would wait for ever, and its place in
 * the pool with it.
 */
@Singleton
class DatabaseConnections implements PgPoolCreator {
    /** Characters; no statement here is as long. */
    private static final int LONGEST = 16 * 1024;

    /**
     * Above what well connections are silent for: 35 s, a statement's 20 after a transaction stood
     * still for 15, and 30 s in the pool. Those are settings of the services.
     */
    static final Duration SILENT = Duration.ofSeconds(45);

    private final Duration silent;

    @Inject
    DatabaseConnections() {
        this(SILENT);
    }

    DatabaseConnections(Duration silent) {
        this.silent = silent;
    }

    @Override
    public Pool create(Input input) {
        return pool(input.pgConnectOptionsList(), input.poolOptions(), input.vertx());
    }

    Pool pool(List<PgConnectOptions> databases, PoolOptions options, Vertx vertx) {
        databases.forEach(it -> it.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(options)
                .withConnectHandler(this::open)
                .connectingTo(List.<SqlConnectOptions>copyOf(databases))
                .using(vertx)
                .build();
    }

    private void open(SqlConnection connection) {
        Connection database = ((SqlConnectionInternal) connection).unwrap().unwrap();
        // At the socket itself: the client's own limit says goodbye to the database first, and then
        // waits, again for ever, until that hangs up.
        ((SocketConnectionBase) database)
                .socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new ReadTimeoutHandler(silent.toMillis(), TimeUnit.MILLISECONDS));
        connection.close();
    }
}
