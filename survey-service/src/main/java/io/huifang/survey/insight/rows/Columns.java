package io.huifang.survey.insight.rows;

import static java.time.ZoneOffset.UTC;

import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Many things as columns, for one statement with all of them.
 *
 * @param <T> what the things are
 */
public final class Columns<T> {
    private final List<T> things;
    private final Tuple tuple = Tuple.tuple();

    private Columns(List<T> things) {
        this.things = things;
    }

    public static <T> Columns<T> of(List<T> things) {
        return new Columns<>(things);
    }

    public Columns<T> uuid(Function<T, UUID> value) {
        tuple.addArrayOfUUID(things.stream().map(value).toArray(UUID[]::new));
        return this;
    }

    /** By its name or text; null stays null. */
    public Columns<T> text(Function<T, ?> value) {
        tuple.addArrayOfString(
                things.stream()
                        .map(it -> Objects.toString(value.apply(it), null))
                        .toArray(String[]::new));
        return this;
    }

    public Columns<T> instant(Function<T, Instant> value) {
        tuple.addArrayOfOffsetDateTime(
                things.stream()
                        .map(it -> value.apply(it).atOffset(UTC))
                        .toArray(OffsetDateTime[]::new));
        return this;
    }

    public Columns<T> integer(Function<T, Integer> value) {
        tuple.addArrayOfInteger(things.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    public Columns<T> number(Function<T, Long> value) {
        tuple.addArrayOfLong(things.stream().map(value).toArray(Long[]::new));
        return this;
    }

    public Columns<T> flag(Function<T, Boolean> value) {
        tuple.addArrayOfBoolean(things.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    /** The columns in the order in which they were added. */
    public Tuple tuple() {
        return tuple;
    }
}
