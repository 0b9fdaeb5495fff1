package io.huifang.scheduler.rows;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What one statement writes or reads of many rows. One that writes none is not sent. */
public final class ManyRows {
    private ManyRows() {}

    /**
     * Writes rows, or leaves out those that its statement says.
     *
     * @param columns the arguments, such as {@link Columns} makes of the rows
     */
    public static <T> Uni<Void> write(
            SqlClient client, String statement, List<T> rows, Function<List<T>, Tuple> columns) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery(statement).execute(columns.apply(rows)).replaceWithVoid();
    }

    /** As the other one; fails with an {@link IllegalStateException} unless each is written. */
    public static <T> Uni<Void> writeEach(
            SqlClient client, String statement, List<T> rows, Function<List<T>, Tuple> columns) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery(statement)
                .execute(columns.apply(rows))
                .invoke(result -> requireAll(rows.size(), result.rowCount()))
                .replaceWithVoid();
    }

    private static void requireAll(int expected, int written) {
        if (written != expected) {
            throw new IllegalStateException(written + " rows written instead of " + expected);
        }
    }

    /** What the rows say, in their order. */
    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(reader.apply(row)));
        return all;
    }

    /** What the rows say, each once. */
    public static <T> Set<T> set(RowSet<Row> rows, Function<Row, T> reader) {
        Set<T> all = new HashSet<>();
        rows.forEach(row -> all.add(reader.apply(row)));
        return all;
    }

    /** What the rows say, by key; of two with one key the later. A value may be null. */
    public static <K, V> Map<K, V> map(
            RowSet<Row> rows, Function<Row, K> key, Function<Row, V> value) {
        Map<K, V> all = new HashMap<>();
        rows.forEach(row -> all.put(key.apply(row), value.apply(row)));
        return all;
    }
}
