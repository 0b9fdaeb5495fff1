package io.huifang.export;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.contract.Rfc3339;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The cells of a fact, in the order of its columns; null for an absent one. */
final class Cells {
    private Cells() {}

    /**
     * @throws IllegalArgumentException when one is not what its column holds
     */
    static List<Object> of(List<Column> columns, JsonNode fact) {
        List<Object> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            JsonNode value = fact.path(column.name());
            cells.add(value.isMissingNode() || value.isNull() ? null : cell(column, value));
        }
        return cells;
    }

    private static Object cell(Column column, JsonNode value) {
        return switch (column.type()) {
            case TEXT -> text(column, value);
            case JSON -> value.toString();
            case UUID -> UUID.fromString(text(column, value));
            case INSTANT -> moment(text(column, value));
            case FLAG -> require(value.isBoolean(), column, value.booleanValue());
            case INTEGER -> require(value.canConvertToInt(), column, value.intValue());
            case LONG -> require(value.canConvertToLong(), column, value.longValue());
            case DECIMAL -> number(column, value);
        };
    }

    private static BigDecimal number(Column column, JsonNode value) {
        BigDecimal number = require(value.isNumber(), column, value.decimalValue());
        require(number.stripTrailingZeros().scale() <= Column.SCALE, column, number);
        return number;
    }

    private static String text(Column column, JsonNode value) {
        return require(value.isTextual(), column, value.textValue());
    }

    private static OffsetDateTime moment(String text) {
        try {
            return Rfc3339.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("no instant");
        }
    }

    private static <T> T require(boolean fits, Column column, T value) {
        if (!fits) throw new IllegalArgumentException(column.name() + " is no " + column.type());
        return value;
    }
}
