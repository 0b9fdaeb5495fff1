package io.huifang.backing;

import org.postgresql.ds.PGConnectionPoolDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;

/** Connections that nobody uses at the moment, by their database. */
final class KeptConnections {
    private static final int SECONDS_TO_ANSWER = 5;

    private static final Map<Database, Queue<PooledConnection>> FREE = new ConcurrentHashMap<>();

    private KeptConnections() {}

    /** One that was given back and still answers, or else a new one. */
    static Connection to(Database database) throws SQLException {
        Queue<PooledConnection> free =
                FREE.computeIfAbsent(database, any -> new ConcurrentLinkedQueue<>());
        for (PooledConnection kept = free.poll(); kept != null; kept = free.poll()) {
            Optional<Connection> connection = answering(kept);
            if (connection.isPresent()) {
                return connection.get();
            }
        }
        return begin(database, free).getConnection();
    }

    /** Empty when its server was stopped meanwhile, or has ended it. */
    private static Optional<Connection> answering(PooledConnection kept) throws SQLException {
        try {
            Connection connection = kept.getConnection();
            if (connection.isValid(SECONDS_TO_ANSWER)) {
                return Optional.of(connection);
            }
        } catch (SQLException gone) {
            // as good as no answer
        }
        kept.close();
        return Optional.empty();
    }

    private static PooledConnection begin(Database database, Queue<PooledConnection> free)
            throws SQLException {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(database.jdbcUrl());
        // tables may change before the next one asks the same
        source.setPrepareThreshold(0);
        PooledConnection begun = source.getPooledConnection(database.user(), database.password());
        begun.addConnectionEventListener(new GivenBack(begun, free));
        return begun;
    }

    /** What is closed is free for others; what failed for good is not. */
    private record GivenBack(PooledConnection connection, Queue<PooledConnection> free)
            implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            if (event.getSQLException() == null) free.add(connection);
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            // found out when it is asked whether it answers, if it is ever given back
        }
    }
}
