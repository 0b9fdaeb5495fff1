package io.huifang.scheduler.rows;

import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The arguments of one statement over many rows: one array a column, in the order of the calls. The
 * statement reads them with {@code FROM unnest($1::uuid[], $2::text[], …)}, one of many columns
 * with {@link #insertInto} or {@link #rows}.
 *
 * @param <T> what becomes a row
 */
public final class Columns<T> {
    private static final int NAME = 0;
    private static final int TYPE = 1;

    private final List<T> rows;
    private final Tuple arguments = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    /**
     * The rows as a query. Here each {@code unnest} hands its values on one by one; in a {@code
     * FROM} each is collected in a store of its own first, which costs more than writing the row.
     *
     * @param columns each name with its type, in the order of the arguments: {@code id uuid, at
     *     timestamptz}
     */
    public static String rows(String columns) {
        StringJoiner values = new StringJoiner(", ", "SELECT ", "");
        int argument = 0;
        for (String[] column : namesAndTypes(columns)) {
            values.add("unnest($%d::%s[]) AS %s".formatted(++argument, column[TYPE], column[NAME]));
        }
        return values.toString();
    }

    /** A statement that adds the rows to a table; the columns are told as for {@link #rows}. */
    public static String insertInto(String table, String columns) {
        StringJoiner names = new StringJoiner(", ", "(", ") ");
        namesAndTypes(columns).forEach(column -> names.add(column[NAME]));
        return "INSERT INTO " + table + " " + names + rows(columns);
    }

    private static List<String[]> namesAndTypes(String columns) {
        return Stream.of(columns.strip().split(",\\s*"))
                .map(column -> column.split("\\s+"))
                .toList();
    }

    /** Begins with no column yet. */
    public static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    /** A {@code uuid[]}. */
    public Columns<T> uuid(Function<T, UUID> value) {
        arguments.addValue(rows.stream().map(value).toArray(UUID[]::new));
        return this;
    }

    /** A {@code text[]}; any value by its name. */
    public Columns<T> text(Function<T, ?> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        arguments.addValue(column);
        return this;
    }

    /** An {@code integer[]}. */
    public Columns<T> integer(Function<T, Integer> value) {
        arguments.addValue(rows.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    /** A {@code bigint[]}. */
    public Columns<T> large(Function<T, Long> value) {
        arguments.addValue(rows.stream().map(value).toArray(Long[]::new));
        return this;
    }

    /** A {@code boolean[]}. */
    public Columns<T> bool(Function<T, Boolean> value) {
        arguments.addValue(rows.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    /** A {@code timestamptz[]}. */
    public Columns<T> instant(Function<T, Instant> value) {
        OffsetDateTime[] column = new OffsetDateTime[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = utc(value.apply(rows.get(i)));
        }
        arguments.addValue(column);
        return this;
    }

    /** The arguments so far. */
    public Tuple tuple() {
        return arguments;
    }

    /** An instant as the driver takes it; null for null. */
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** An instant as the driver gives it; null for null. */
    public static Instant instant(OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
