package io.huifang.contract.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a field's value looks like. Strings have kinds of their own, {@link StringKind}, which also
 * check a value.
 */
public sealed interface FieldKind
        permits StringKind,
                FieldKind.WholeNumber,
                FieldKind.Decimal,
                FieldKind.Flag,
                FieldKind.ListOf,
                FieldKind.Group,
                FieldKind.OpenObject,
                FieldKind.Identifier,
                FieldKind.AnyText {

    /** The JSON Schema keywords (draft 2020-12) of such a value, in the order to print them. */
    Map<String, Object> schema();

    /**
     * A JSON number without fraction or exponent; {@code 1.0} and {@code "1"} are wrong.
     *
     * @param min the lowest value
     * @param max the highest value
     * @param upTo name of the field beside it that it may not exceed; null when there is none. A
     *     schema cannot say this
     */
    record WholeNumber(long min, long max, String upTo) implements FieldKind {
        /** A number within fixed bounds. */
        public WholeNumber(long min, long max) {
            this(min, max, null);
        }

        /** Whether the value is within the bounds. */
        public boolean admits(long value) {
            return value >= min && value <= max;
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "integer", "minimum", min, "maximum", max);
        }
    }

    /** A JSON number, perhaps with a fraction. Only in facts of our own, and never an amount. */
    record Decimal() implements FieldKind {
        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "number");
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements FieldKind {
        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "boolean");
        }
    }

    /**
     * An array.
     *
     * @param item what each element looks like
     * @param least the fewest elements
     * @param most the most elements
     * @param unique whether all elements are different
     */
    record ListOf(FieldKind item, int least, int most, boolean unique) implements FieldKind {
        /** An array of any length, as facts of our own may have. */
        public ListOf(FieldKind item) {
            this(item, 0, Integer.MAX_VALUE, false);
        }

        /** Whether so many elements may be there. */
        public boolean admits(int elements) {
            return elements >= least && elements <= most;
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = Keywords.of("type", "array", "items", item.schema());
            if (least > 0) {
                schema.put("minItems", least);
            }
            if (most < Integer.MAX_VALUE) {
                schema.put("maxItems", most);
            }
            if (unique) {
                schema.put("uniqueItems", true);
            }
            return schema;
        }
    }

    /** An object whose fields are known. */
    final class Group implements FieldKind {
        private final List<FieldShape> fields;
        private final Map<String, Optional<FieldShape>> byName;

        /**
         * The object with these fields, each name once.
         *
         * @throws IllegalArgumentException when a field speaks of another that is not there
         */
        public Group(List<FieldShape> fields) {
            this.fields = List.copyOf(fields);
            this.byName =
                    fields.stream()
                            .collect(Collectors.toUnmodifiableMap(FieldShape::name, Optional::of));
            fields.forEach(this::checkPartner);
        }

        /** A limit in a field that is misspelt would never be checked. */
        private void checkPartner(FieldShape field) {
            if (field.kind() instanceof WholeNumber number && number.upTo() != null) {
                checkPartner(field, number.upTo(), WholeNumber.class);
            }
            if (field.kind() instanceof StringKind.Amount amount) {
                checkPartner(field, amount.currencyField(), StringKind.Currency.class);
            }
        }

        private void checkPartner(FieldShape field, String name, Class<? extends FieldKind> kind) {
            if (field(name).filter(partner -> kind.isInstance(partner.kind())).isEmpty()) {
                throw new IllegalArgumentException(
                        field.name() + " needs a " + kind.getSimpleName() + " named " + name);
            }
        }

        /** The fields in the order of declaration. */
        public List<FieldShape> fields() {
            return fields;
        }

        /** The field of that name; allocates nothing. */
        public Optional<FieldShape> field(String name) {
            return byName.getOrDefault(name, Optional.empty());
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.forEach(field -> properties.put(field.name(), field.kind().schema()));
            List<String> required =
                    fields.stream().filter(FieldShape::required).map(FieldShape::name).toList();
            return Keywords.of("type", "object", "properties", properties, "required", required);
        }
    }

    /** An object whose names and values are the producer's own, such as a rule's inputs. */
    record OpenObject() implements FieldKind {
        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "object");
        }
    }

    /** A UUID in lower case. Only in facts of our own. */
    record Identifier() implements FieldKind {
        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "format", "uuid");
        }
    }

    /** Any string. Only in facts of our own. */
    record AnyText() implements FieldKind {
        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string");
        }
    }
}
