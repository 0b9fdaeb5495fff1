package io.huifang.backing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** The databases of a server, each owned by a role of the same name. */
final class PostgresDatabases {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Database superuser;

    PostgresDatabases(Database superuser) {
        this.superuser = superuser;
    }

    /** Creates role and database unless they exist. No other role may enter the database. */
    void create(Database database) {
        String name = requireName(database.name());
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, database.password()));
            }
            if (!exists(statement, "pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
            }
            statement.execute(
                    "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(name));
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot create database " + name, refused);
        }
    }

    /** Drops database and role with whatever is connected to them; fine when they are absent. */
    void drop(String name) {
        requireName(name);
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            statement.execute("DROP ROLE IF EXISTS %s".formatted(name));
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot drop database " + name, refused);
        }
    }

    /** Names stand in statements as they are, so only plain words are let through. */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database's name is a plain lower-case word");
        }
        return name;
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + what)) {
            return found.next();
        }
    }
}
