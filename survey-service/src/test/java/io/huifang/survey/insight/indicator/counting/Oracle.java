package io.huifang.survey.insight.indicator.counting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.huifang.backing.Database;
import io.huifang.contract.Fact;
import io.huifang.contract.analytics.KpiFact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Indicators by plain SQL over the same facts: {@code insight/oracle.sql}. */
final class Oracle {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Map<String, String> numbers;

    private Oracle(Map<String, String> numbers) {
        this.numbers = numbers;
    }

    /** Works them out; the database must be empty. */
    static Oracle over(Database database, List<Fact> facts, String zone) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script("facts.sql"));
            statement.execute("INSERT INTO grid_step VALUES " + grid());
            load(connection, facts);
            statement.execute("SELECT lay_out_facts()");
            statement.execute("SET oracle.zone = '" + zone + "'");
            statement.execute(script("oracle.sql"));
            return new Oracle(read(statement));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Numerator, denominator, value and n by the key of the number. */
    Map<String, String> numbers() {
        return numbers;
    }

    /** The same of what was told; none when it counts nothing any more, as the oracle does. */
    static Map<String, String> number(KpiFact told) {
        return told.n() > 0 ? Map.of(told.key(), line(told)) : Map.of();
    }

    private static String line(KpiFact fact) {
        return "%s/%s = %s, n %d"
                .formatted(
                        plain(fact.numerator()),
                        plain(fact.denominator()),
                        plain(fact.value()),
                        fact.n());
    }

    private static String plain(BigDecimal number) {
        return number == null ? "none" : number.setScale(6).toPlainString();
    }

    private static void load(Connection connection, List<Fact> facts) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO fact_told VALUES (?, ?::jsonb)")) {
            for (Fact fact : facts) {
                insert.setString(1, fact.type());
                insert.setString(2, MAPPER.writeValueAsString(fact));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> read(Statement statement) throws SQLException {
        Map<String, String> numbers = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM oracle_kpi")) {
            while (rows.next()) {
                KpiFact fact =
                        new KpiFact(
                                rows.getString("indicator"),
                                dimensions(rows.getString("dimensions")),
                                instant(rows, "window_start"),
                                instant(rows, "window_end"),
                                rows.getBigDecimal("numerator"),
                                rows.getBigDecimal("denominator"),
                                rows.getBigDecimal("value"),
                                rows.getLong("n"),
                                0);
                String before = numbers.put(fact.key(), line(fact));
                if (before != null) {
                    throw new IllegalStateException("twice: " + fact.key());
                }
            }
        }
        return numbers;
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getTimestamp(column).toInstant();
    }

    private static Map<String, String> dimensions(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String grid() {
        return text("/insight/seconds-grid.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(step -> "(" + step + ")")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    private static String script(String name) {
        return text("/insight/" + name);
    }

    private static String text(String resource) {
        try (InputStream in = Oracle.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
