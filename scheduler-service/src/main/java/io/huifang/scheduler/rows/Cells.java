package io.huifang.scheduler.rows;

import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The cells of one row, read from left to right in the order of the statement's columns. Reading by
 * name searches the columns for each cell, which is most of the cost of a wide row.
 */
public final class Cells {
    private final Row row;
    private int next;

    private Cells(Row row, int first) {
        this.row = row;
        this.next = first;
    }

    /** Begins at the first column. */
    public static Cells of(Row row) {
        return from(row, 0);
    }

    /** Begins at a column, counted from 0. */
    public static Cells from(Row row, int first) {
        return new Cells(row, first);
    }

    /** A {@code uuid}; null for null, as all of these. */
    public UUID uuid() {
        return row.getUUID(next++);
    }

    /** A {@code text}. */
    public String text() {
        return row.getString(next++);
    }

    /** A {@code text[]} that is not null. */
    public List<String> texts() {
        return List.of(row.getArrayOfStrings(next++));
    }

    /** A {@code text} that names a value. */
    public <E> E named(Function<String, E> value) {
        String name = text();
        return name == null ? null : value.apply(name);
    }

    /** An {@code integer} that is not null. */
    public int integer() {
        return row.getInteger(next++);
    }

    /** A {@code bigint} that is not null. */
    public long large() {
        return row.getLong(next++);
    }

    /** Any type's, which may be null. */
    public <T> T value(Class<T> type) {
        return row.get(type, next++);
    }

    /** A {@code smallint} that is not null. */
    public int small() {
        return row.getShort(next++);
    }

    /** A {@code boolean} that is not null. */
    public boolean bool() {
        return row.getBoolean(next++);
    }

    /** A {@code timestamptz}. */
    public Instant instant() {
        return Columns.instant(row.getOffsetDateTime(next++));
    }
}
