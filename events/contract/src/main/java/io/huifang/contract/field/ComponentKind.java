package io.huifang.contract.field;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;
import io.huifang.contract.shape.Items;
import io.huifang.contract.shape.Label;
import io.huifang.contract.shape.LanguageTag;
import io.huifang.contract.shape.Past;
import io.huifang.contract.shape.PhoneNumber;
import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Term;
import io.huifang.contract.shape.TimeOfDay;
import io.huifang.contract.shape.UpTo;
import io.huifang.contract.shape.ZoneName;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a record component's annotation, or else its type, as a {@link FieldKind}. */
final class ComponentKind {
    private ComponentKind() {}

    static FieldKind of(RecordComponent component) {
        if (component.getType() == String.class) {
            return ofString(component);
        }
        if (component.getType() == List.class) {
            return ofList(component);
        }
        if (component.getType() == Instant.class) {
            return new StringKind.Moment(component.isAnnotationPresent(Past.class));
        }
        Range range = component.getAnnotation(Range.class);
        return range == null
                ? ofType(component.getGenericType())
                : new FieldKind.WholeNumber(range.min(), range.max(), upTo(component));
    }

    private static String upTo(RecordComponent component) {
        UpTo upTo = component.getAnnotation(UpTo.class);
        return upTo == null ? null : upTo.value();
    }

    private static FieldKind ofList(RecordComponent component) {
        ParameterizedType list = (ParameterizedType) component.getGenericType();
        Term term = component.getAnnotation(Term.class);
        Items items = component.getAnnotation(Items.class);
        FieldKind item =
                term == null
                        ? ofType(list.getActualTypeArguments()[0])
                        : new StringKind.Term(term.value());
        return items == null
                ? new FieldKind.ListOf(item)
                : new FieldKind.ListOf(item, items.min(), items.max(), items.unique());
    }

    private static FieldKind ofString(RecordComponent component) {
        if (component.isAnnotationPresent(Reference.class)) {
            return new StringKind.Reference(component.getAnnotation(Reference.class).max());
        }
        if (component.isAnnotationPresent(Label.class)) {
            return new StringKind.Text(component.getAnnotation(Label.class).value());
        }
        if (component.isAnnotationPresent(Amount.class)) {
            return new StringKind.Amount(component.getAnnotation(Amount.class).currency());
        }
        return ofPlainString(component);
    }

    private static FieldKind ofPlainString(RecordComponent component) {
        if (component.isAnnotationPresent(Term.class)) {
            return new StringKind.Term(component.getAnnotation(Term.class).value());
        }
        if (component.isAnnotationPresent(TimeOfDay.class)) {
            return new StringKind.LocalTimeOfDay();
        }
        if (component.isAnnotationPresent(CurrencyCode.class)) {
            return new StringKind.Currency();
        }
        if (component.isAnnotationPresent(PhoneNumber.class)) {
            return new ContactKind.Phone();
        }
        if (component.isAnnotationPresent(ZoneName.class)) {
            return new ContactKind.TimeZone();
        }
        if (component.isAnnotationPresent(LanguageTag.class)) {
            return new ContactKind.Language();
        }
        return new FieldKind.AnyText();
    }

    private static FieldKind ofType(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Instant.class) {
            return new StringKind.Moment();
        }
        if (raw == UUID.class) {
            return new FieldKind.Identifier();
        }
        if (raw == int.class || raw == Integer.class) {
            return new FieldKind.WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new FieldKind.Flag();
        }
        return ofOwnType(raw);
    }

    private static FieldKind ofOwnType(Class<?> raw) {
        if (raw.isEnum()) {
            return new StringKind.OneOf(
                    Arrays.stream(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        if (raw.isRecord()) {
            return new FieldKind.Group(FieldShape.of(raw.asSubclass(Record.class)));
        }
        if (raw == String.class) {
            return new FieldKind.AnyText();
        }
        if (raw == BigDecimal.class) {
            return new FieldKind.Decimal();
        }
        throw new IllegalArgumentException(raw + " has no place in a fact");
    }

    private static FieldKind ofParameterized(ParameterizedType type) {
        if (type.getRawType() == Map.class) {
            return new FieldKind.OpenObject();
        }
        if (type.getRawType() == List.class) {
            return new FieldKind.ListOf(ofType(type.getActualTypeArguments()[0]));
        }
        throw new IllegalArgumentException(type + " has no place in a fact");
    }
}
