package io.huifang.contract.catalogue;

import io.huifang.contract.field.ContactKind;
import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;

import java.util.stream.Collectors;

/** What a field looks like, for people. */
final class FieldWords {
    private FieldWords() {}

    static String of(FieldKind kind) {
        if (kind instanceof StringKind string) {
            return ofString(string);
        }
        if (kind instanceof FieldKind.WholeNumber number) {
            String limit = number.upTo() == null ? "" : ", at most `" + number.upTo() + "`";
            return "whole number from " + number.min() + " to " + number.max() + limit;
        }
        if (kind instanceof FieldKind.Flag) {
            return "`true` or `false`";
        }
        if (kind instanceof FieldKind.ListOf list) {
            return "list of %d to %d%s, each: %s"
                    .formatted(
                            list.least(),
                            list.most(),
                            list.unique() ? " different ones" : "",
                            of(list.item()));
        }
        if (kind instanceof FieldKind.Group group) {
            return group.fields().stream()
                    .map(FieldWords::member)
                    .collect(Collectors.joining("; ", "object of ", ""));
        }
        throw new IllegalArgumentException("no words for " + kind);
    }

    private static String member(FieldShape field) {
        return "`"
                + field.name()
                + "` ("
                + (field.required() ? "" : "optional, ")
                + of(field.kind())
                + ")";
    }

    private static String ofString(StringKind kind) {
        if (kind instanceof StringKind.Reference reference) {
            return "identifier: 1 to "
                    + reference.max()
                    + " visible ASCII characters without `@` and `://`, not beginning with `+`";
        }
        if (kind instanceof StringKind.Text text) {
            return "one line of 1 to " + text.max() + " characters";
        }
        if (kind instanceof StringKind.Term term) {
            return "code of 1 to "
                    + term.max()
                    + " characters: up to four words of ASCII letters and at most six digits,"
                    + " joined by a single `-`, `_` or `.`";
        }
        if (kind instanceof StringKind.Prose prose) {
            return "text of 1 to " + prose.max() + " characters";
        }
        if (kind instanceof StringKind.Amount amount) {
            return "decimal string with exactly the digits of `" + amount.currencyField() + "`";
        }
        if (kind instanceof StringKind.OneOf oneOf) {
            return oneOf.values().stream().collect(Collectors.joining("`, `", "one of `", "`"));
        }
        return ofStandard(kind);
    }

    private static String ofStandard(StringKind kind) {
        if (kind instanceof StringKind.Currency) {
            return "ISO 4217 code";
        }
        if (kind instanceof StringKind.Moment moment) {
            return "RFC 3339 instant with an offset" + (moment.past() ? ", not ahead" : "");
        }
        if (kind instanceof StringKind.LocalTimeOfDay) {
            return "time of day such as `09:30`";
        }
        if (kind instanceof ContactKind.TimeZone) {
            return "name of an IANA time zone";
        }
        if (kind instanceof ContactKind.Language) {
            return "BCP 47 language tag";
        }
        if (kind instanceof ContactKind.Phone) {
            return "telephone number in international form";
        }
        throw new IllegalArgumentException("no words for " + kind);
    }
}
