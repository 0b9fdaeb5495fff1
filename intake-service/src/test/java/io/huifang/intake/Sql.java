package io.huifang.intake;

import io.huifang.backing.Database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database past the service, and meddles with it. */
public record Sql(Database database) {

    /** The first column of every row, as text. */
    public List<String> texts(String query, Object... values) {
        try (Connection connection = database.keptConnection();
                PreparedStatement statement = prepare(connection, query, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The one number. */
    public long number(String query, Object... values) {
        return Long.parseLong(texts(query, values).get(0));
    }

    /** Changes something. */
    public void run(String statement, Object... values) {
        try (Connection connection = database.keptConnection();
                PreparedStatement prepared = prepare(connection, statement, values)) {
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
