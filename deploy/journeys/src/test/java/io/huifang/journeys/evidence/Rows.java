package io.huifang.journeys.evidence;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.backing.Database;
import io.huifang.journeys.http.Json;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of a database. */
public final class Rows {
    private Rows() {}

    /** Makes a value of the row the result stands on. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    public static <T> List<T> of(
            Database database, String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.keptConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot read " + database, refused);
        }
    }

    /** The number a query gives. */
    public static long number(Database database, String sql, Object... parameters) {
        return of(database, sql, row -> row.getLong(1), parameters).get(0);
    }

    /** Changes rows, or the session in which it does so, which nobody else gets; tells how many. */
    public static int change(Database database, String sql, Object... parameters) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            return statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot change " + database, refused);
        }
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static JsonNode json(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Json.read(text);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
