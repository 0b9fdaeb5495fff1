package io.huifang.intake.eventdata;

import io.huifang.contract.field.ContactKind;
import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.StringKind;

/**
 * How to tell a sender what a field should have been.
 *
 * @param code for programs
 * @param detail for people
 */
record Expectation(String code, String detail) {
    static Expectation of(FieldKind kind) {
        if (kind instanceof StringKind.Amount) {
            return new Expectation(
                    "amount", "this must be a decimal string with the scale of its currency");
        }
        if (kind instanceof StringKind.Currency) {
            return new Expectation("currency", "this must be an ISO 4217 code in circulation");
        }
        if (kind instanceof StringKind.OneOf oneOf) {
            return new Expectation(
                    "unknown-value", "this must be one of " + String.join(", ", oneOf.values()));
        }
        if (kind instanceof StringKind.Moment) {
            return new Expectation(
                    "time",
                    "this must be an RFC 3339 instant with an offset, from 1970 to 8999, with at"
                            + " most nine digits of a second");
        }
        if (kind instanceof StringKind.Reference reference) {
            return new Expectation(
                    "reference",
                    "this must be 1 to "
                            + reference.max()
                            + " visible ASCII characters without @ and :// and not begin with +");
        }
        return ofText(kind);
    }

    private static Expectation ofText(FieldKind kind) {
        if (kind instanceof StringKind.Text text) {
            return new Expectation(
                    "text", "this must be one line of 1 to " + text.max() + " characters");
        }
        if (kind instanceof StringKind.Prose prose) {
            return new Expectation("text", "this must be 1 to " + prose.max() + " characters");
        }
        if (kind instanceof StringKind.Term term) {
            return new Expectation(
                    "term",
                    "this must be a code: up to four words of ASCII letters and at most six"
                            + " digits, joined by a single - or _ or . and at most "
                            + term.max()
                            + " characters long");
        }
        if (kind instanceof StringKind.LocalTimeOfDay) {
            return new Expectation("time-of-day", "this must be a time from 00:00 to 23:59");
        }
        return ofContactOrNumber(kind);
    }

    private static Expectation ofContactOrNumber(FieldKind kind) {
        if (kind instanceof ContactKind.TimeZone) {
            return new Expectation("time-zone", "this must be the name of an IANA time zone");
        }
        if (kind instanceof ContactKind.Language) {
            return new Expectation("language", "this must be a BCP 47 language tag");
        }
        if (kind instanceof ContactKind.Phone) {
            return new Expectation(
                    "phone", "this must be a telephone number in international form");
        }
        if (kind instanceof FieldKind.ListOf list) {
            return new Expectation(
                    "out-of-range",
                    "this must have from " + list.least() + " to " + list.most() + " elements");
        }
        if (kind instanceof FieldKind.WholeNumber number) {
            return new Expectation(
                    "out-of-range", "this must be from " + number.min() + " to " + number.max());
        }
        return new Expectation("invalid", "this does not have the form its type promises");
    }
}
