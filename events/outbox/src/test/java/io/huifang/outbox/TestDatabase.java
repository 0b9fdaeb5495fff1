package io.huifang.outbox;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A fresh database with this module's tables and a pool on it. */
public final class TestDatabase implements AutoCloseable {
    private static final String MIGRATION = "/db/outbox/V0001__outbox.sql";

    static {
        // a deadline for hangs, not for speed: the machine may be busy
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    public final Vertx vertx = Vertx.vertx();
    public final Database database = Backing.shared().freshDatabase("outbox");
    public final Pool pool;

    public TestDatabase() {
        sql(migration());
        pool = newPool();
        // Mutiny finds its context propagation at its first use, and not by two threads at once
        pool.query("SELECT 1").execute().await().indefinitely();
    }

    /** A pool of its own, as another replica would have. */
    public Pool newPool() {
        return newPool(
                8,
                (database, options) ->
                        PgBuilder.pool().with(options).connectingTo(database).using(vertx).build());
    }

    /** A pool of so many connections, made like that. */
    Pool newPool(
            int size, BiFunction<PgConnectOptions, PoolOptions, io.vertx.sqlclient.Pool> making) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(database.reactiveUrl())
                        .setUser(database.user())
                        .setPassword(database.password())
                        .setCachePreparedStatements(true);
        return new Pool(making.apply(options, new PoolOptions().setMaxSize(size)));
    }

    /** Runs the work in one transaction and waits for its commit. */
    public <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().indefinitely();
    }

    /** Runs statements, one string for all, each committed alone. */
    public void sql(String statements) {
        try (Connection connection = database.keptConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row as a number. */
    public long number(String query) {
        try (Connection connection = database.keptConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows not yet relayed. */
    public long waiting() {
        return number("SELECT count(*) FROM outbox");
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        Backing.shared().postgres().dropDatabase(database.name());
    }

    private static String migration() {
        try (InputStream script = TestDatabase.class.getResourceAsStream(MIGRATION)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
