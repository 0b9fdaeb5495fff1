package io.huifang.backing;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One database with the role that owns it.
 *
 * @param host always an address of this machine
 * @param port port of the server
 * @param name name of the database
 * @param user name of the role
 * @param password password of the role; safe to be put into a URI
 */
public record Database(String host, int port, String name, String user, String password) {

    /** For the reactive client; user and password are given apart. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** For JDBC; user and password are given apart. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** Everything in one string, for psql and for people. Holds the password. */
    public String uri() {
        return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + name;
    }

    /** A new JDBC connection; the caller closes it. */
    public Connection connect() throws SQLException {
        // Not DriverManager: it hides a driver that another class loader has registered.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        return source.getConnection(user, password);
    }

    /**
     * A connection that somebody had before, where one is free: to log in takes longer than most of
     * what is asked. Closed, it is the next one's. Not for who changes the session.
     */
    public Connection keptConnection() throws SQLException {
        return KeptConnections.to(this);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
