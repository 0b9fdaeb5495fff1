package io.huifang.export;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;

/**
 * One column of a kind of fact.
 *
 * @param name as in the fact
 * @param type what its cells hold
 */
record Column(String name, Type type) {

    /** Digits behind the point of a number. */
    static final int SCALE = 12;

    /** What cells hold. */
    enum Type {
        TEXT("VARCHAR"),
        JSON("VARCHAR"),
        UUID("UUID"),
        INSTANT("TIMESTAMP WITH TIME ZONE"),
        FLAG("BOOLEAN"),
        INTEGER("INTEGER"),
        LONG("BIGINT"),
        DECIMAL("DECIMAL(38, " + SCALE + ")");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** Its name in SQL. */
        String sql() {
            return sql;
        }
    }

    static Column of(FieldShape field) {
        return new Column(field.name(), type(field.kind()));
    }

    private static Type type(FieldKind kind) {
        if (kind instanceof FieldKind.WholeNumber number) {
            return number.max() > Integer.MAX_VALUE ? Type.LONG : Type.INTEGER;
        }
        if (kind instanceof FieldKind.Flag) return Type.FLAG;
        if (kind instanceof FieldKind.Decimal) return Type.DECIMAL;
        if (kind instanceof FieldKind.Identifier) return Type.UUID;
        if (kind instanceof StringKind.Moment) return Type.INSTANT;
        return kind instanceof FieldKind.OpenObject ? Type.JSON : Type.TEXT;
    }
}
