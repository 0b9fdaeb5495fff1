package io.huifang.contract.field;

import io.huifang.contract.Rfc3339;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A value written as a JSON string. {@link #admits} and {@link #schema} say the same thing, apart
 * from what a schema cannot say: that a date exists, that a zone is known, that a character is
 * whole.
 */
public sealed interface StringKind extends FieldKind {

    /** Whether the string is a value of this kind. */
    boolean admits(String value);

    /**
     * An identifier of visible ASCII.
     *
     * @param max most characters
     */
    record Reference(int max) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areVisibleAscii(value, max);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "pattern", "^[!-~]{1," + max + "}$");
        }
    }

    /**
     * One line of text: not blank, no control characters.
     *
     * @param max most code points
     */
    record Text(int max) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areLine(value, max);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string",
                    "maxLength", max,
                    "pattern", "^(?=\\P{Cc}*[^\\s\\p{Z}])\\P{Cc}+$");
        }
    }

    /**
     * Text of several lines: the only control characters are tab and line ends.
     *
     * @param max most code points
     */
    record Prose(int max) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areProse(value, max);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string", "maxLength", max, "pattern", "^[\\P{Cc}\\t\\n\\r]+$");
        }
    }

    /**
     * A decimal number, never negative, at most 15 digits before the point. How many follow it is
     * the currency's: {@link Money#fits}.
     *
     * @param currencyField name of the field that holds the currency
     */
    record Amount(String currencyField) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Money.isAmount(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string", "pattern", "^(0|[1-9][0-9]{0,14})([.][0-9]{2,3})?$");
        }
    }

    /** An ISO 4217 code. */
    record Currency() implements StringKind {
        @Override
        public boolean admits(String value) {
            return Money.isCurrency(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "enum", Money.currencies());
        }
    }

    /**
     * One of a few codes, letter by letter.
     *
     * @param values the codes, in order of declaration
     */
    record OneOf(List<String> values) implements StringKind {
        @Override
        public boolean admits(String value) {
            return values.contains(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "enum", values);
        }
    }

    /** An instant as {@link Rfc3339} reads it. */
    record Moment() implements StringKind {
        @Override
        public boolean admits(String value) {
            return Rfc3339.isReadable(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type",
                    "string",
                    "format",
                    "date-time",
                    "pattern",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?"
                            + "([Zz]|[+-][0-9]{2}:[0-9]{2})$");
        }
    }

    /** The name of an IANA time zone. */
    record TimeZone() implements StringKind {
        /** Some JDKs still carry old names of System V, which IANA has dropped. */
        private static final Set<String> NAMES =
                ZoneId.getAvailableZoneIds().stream()
                        .filter(name -> !name.startsWith("SystemV/"))
                        .collect(Collectors.toUnmodifiableSet());

        @Override
        public boolean admits(String value) {
            return NAMES.contains(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string",
                    "maxLength", 64,
                    "pattern", "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$");
        }
    }

    /** A BCP 47 language tag. */
    record Language() implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areLanguageTag(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string",
                    "maxLength", 35,
                    "pattern", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
        }
    }

    /** A telephone number in international form; whether it can be called is for intake to say. */
    record Phone() implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.arePhone(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "pattern", "^[+][1-9][0-9 ().-]{5,30}$");
        }
    }
}
