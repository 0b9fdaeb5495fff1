package io.huifang.scheduler.rows;

import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The arguments of one statement over many rows: one array a column, in the order of the calls. The
 * statement reads them with {@code FROM unnest($1::uuid[], $2::text[], …)}.
 *
 * @param <T> what becomes a row
 */
public final class Columns<T> {
    private final List<T> rows;
    private final Tuple arguments = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
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
