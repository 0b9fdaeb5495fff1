package io.huifang.export;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Facts are gathered in a DuckDB beside the file, on disk, and written from there. */
final class ParquetFile implements FactFile {
    private static final String MEMORY = "SET memory_limit = '256MB'";

    private final Path place;
    private final Path beside;
    private final Path database;
    private final List<Column> columns;
    private final Connection connection;
    private final DuckDBAppender rows;

    ParquetFile(Path place, List<Column> columns) throws IOException {
        this.place = place;
        this.beside = place.resolveSibling("." + place.getFileName() + ".part");
        this.database = place.resolveSibling("." + place.getFileName() + ".duckdb");
        this.columns = columns;
        Files.deleteIfExists(database);
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:" + database.toAbsolutePath());
            run(MEMORY);
            run("CREATE TABLE fact (" + declared(columns) + ")");
            rows = connection.unwrap(DuckDBConnection.class).createAppender("main", "fact");
        } catch (SQLException refused) {
            throw new IOException("no file for " + place.getFileName(), refused);
        }
    }

    private static String declared(List<Column> columns) {
        return columns.stream()
                .map(it -> '"' + it.name() + "\" " + it.type().sql())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void write(JsonNode fact) throws IOException {
        List<Object> cells = Cells.of(columns, fact);
        try {
            rows.beginRow();
            for (Object cell : cells) append(cell);
            rows.endRow();
        } catch (SQLException refused) {
            throw new IOException("a fact does not fit " + place.getFileName(), refused);
        }
    }

    private void append(Object cell) throws SQLException {
        if (cell == null) {
            rows.appendNull();
        } else if (cell instanceof String text) {
            rows.append(text);
        } else if (cell instanceof UUID id) {
            rows.append(id);
        } else if (cell instanceof OffsetDateTime at) {
            rows.append(at);
        } else if (cell instanceof Boolean flag) {
            rows.append(flag.booleanValue());
        } else if (cell instanceof Integer number) {
            rows.append(number.intValue());
        } else if (cell instanceof Long number) {
            rows.append(number.longValue());
        } else {
            rows.append(((BigDecimal) cell).setScale(Column.SCALE));
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            rows.close();
            String target = beside.toAbsolutePath().toString().replace("'", "''");
            run("COPY fact TO '" + target + "' (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException refused) {
            throw new IOException("cannot write " + place.getFileName(), refused);
        }
        Files.move(beside, place, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            if (!rows.isClosed()) rows.close();
        } catch (SQLException refused) {
            throw new IOException("cannot close " + database.getFileName(), refused);
        }
        Files.deleteIfExists(beside);
        Files.deleteIfExists(database);
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + ".wal"));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
