package io.huifang.contract.field;

import io.huifang.contract.Rfc3339;

import java.util.List;
import java.util.Map;

/**
 * A value written as a JSON string. {@link #admits} and {@link #schema} say the same thing, apart
 * from what a schema cannot say: that a date exists, that a zone is known, that a character is
 * whole.
 */
public sealed interface StringKind extends FieldKind
        permits StringKind.Reference,
                StringKind.Text,
                StringKind.Term,
                StringKind.Prose,
                StringKind.Amount,
                StringKind.Currency,
                StringKind.OneOf,
                StringKind.Moment,
                StringKind.LocalTimeOfDay,
                ContactKind {

    /** Whether the string is a value of this kind. */
    boolean admits(String value);

    /**
     * An identifier of visible ASCII: not with {@code @} or {@code ://} in it and not with {@code
     * +} before it, as mail addresses, links and telephone numbers are.
     *
     * @param max most characters
     */
    record Reference(int max) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areReference(value, max);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string", "pattern", "^(?![+])(?!.*://)[!-?A-~]{1," + max + "}$");
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
     * A code: one to four words of ASCII letters and digits with a single joint {@code - _ .} each
     * and at most six digits in all: no sentence, link or number. One word may still be a name.
     *
     * @param max most characters
     */
    record Term(int max) implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areTerm(value, max);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type",
                    "string",
                    "maxLength",
                    max,
                    "pattern",
                    "^(?!([^0-9]*[0-9]){7})[A-Za-z0-9]+([._-][A-Za-z0-9]+){0,3}$");
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

    /**
     * An instant as {@link Rfc3339} reads it, from 1970 to 8999 and with at most nine digits of a
     * second: one that every reader of the log takes.
     *
     * @param past whether it must have come already, which whoever knows the time checks
     */
    record Moment(boolean past) implements StringKind {
        /** An instant that may also be still to come. */
        public Moment() {
            this(false);
        }

        @Override
        public boolean admits(String value) {
            return Characters.areMoment(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type",
                    "string",
                    "format",
                    "date-time",
                    "pattern",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
                            + "([Zz]|[+-][0-9]{2}:[0-9]{2})$");
        }
    }

    /** A time of day from 00:00 to 23:59, without seconds. */
    record LocalTimeOfDay() implements StringKind {
        @Override
        public boolean admits(String value) {
            return Characters.areTimeOfDay(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
        }
    }
}
