package io.huifang.survey.exchange;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The members of one JSON object somebody sent. Nothing is coerced: {@code "5"} is not 5. All that
 * is wrong is collected, also inside nested objects, and told at once by {@link #finish}; until
 * then a wrong member reads as absent. A member that is {@code null} is absent.
 */
public final class RequestBody {
    private static final byte[] EMPTY = {'{', '}'};

    private final String path;
    private final JsonNode object;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();

    private RequestBody(String path, JsonNode object, List<Violation> violations) {
        this.path = path;
        this.object = object;
        this.violations = violations;
    }

    /**
     * @param body the bytes as sent; empty or null stands for an empty object
     * @throws RefusedRequest 400 when they are not one JSON object
     */
    public static RequestBody of(byte[] body) {
        JsonNode document = StrictJson.read(body == null || body.length == 0 ? EMPTY : body);
        if (!document.isObject()) {
            throw new RefusedRequest(Problems.MALFORMED);
        }
        return new RequestBody("", document, new ArrayList<>());
    }

    /**
     * Free text of a person: no control characters but line break and tab. Blank reads as absent.
     */
    public Optional<String> text(String name, int longest) {
        return member(name)
                .flatMap(
                        value -> {
                            if (!value.isTextual() || !isPlain(value.textValue())) {
                                return wrong(name, "not-text", "must be plain text");
                            }
                            if (value.textValue().length() > longest) {
                                return wrong(name, "too-long", "is too long");
                            }
                            return Optional.of(value.textValue()).filter(text -> !text.isBlank());
                        });
    }

    /** A code or reference that matches the whole pattern. */
    public Optional<String> code(String name, Pattern form) {
        return member(name)
                .flatMap(
                        value ->
                                value.isTextual() && form.matcher(value.textValue()).matches()
                                        ? Optional.of(value.textValue())
                                        : wrong(name, "not-a-code", "has not the form of a code"));
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return member(name)
                .flatMap(
                        value -> {
                            for (E constant : type.getEnumConstants()) {
                                if (value.isTextual()
                                        && constant.name().equals(value.textValue())) {
                                    return Optional.of(constant);
                                }
                            }
                            return wrong(name, "unknown", "is none of the known values");
                        });
    }

    public Optional<Boolean> flag(String name) {
        return member(name)
                .flatMap(
                        value ->
                                value.isBoolean()
                                        ? Optional.of(value.booleanValue())
                                        : wrong(name, "not-a-flag", "must be true or false"));
    }

    /** An RFC 3339 instant with offset. */
    public Optional<Instant> moment(String name) {
        return member(name)
                .flatMap(
                        value -> {
                            try {
                                return Optional.of(
                                        OffsetDateTime.parse(value.asText()).toInstant());
                            } catch (DateTimeException unreadable) {
                                return wrong(
                                        name, "not-an-instant", "must be RFC 3339 with offset");
                            }
                        });
    }

    /** An array of codes without repetition; absent and empty are different. */
    public Optional<List<String>> codes(String name, int most, Pattern form) {
        return member(name)
                .flatMap(
                        value -> {
                            Set<String> codes = new LinkedHashSet<>();
                            value.forEach(
                                    item -> codes.add(item.isTextual() ? item.textValue() : ""));
                            boolean sound =
                                    value.isArray()
                                            && value.size() <= most
                                            && codes.size() == value.size()
                                            && codes.stream().allMatch(form.asMatchPredicate());
                            return sound
                                    ? Optional.of(List.copyOf(codes))
                                    : wrong(
                                            name,
                                            "not-codes",
                                            "must be an array of distinct codes");
                        });
    }

    /** A nested object, read with the same care. */
    public <T> Optional<T> object(String name, Function<RequestBody, T> reader) {
        return member(name)
                .flatMap(
                        value -> {
                            if (!value.isObject()) {
                                return wrong(name, "not-an-object", "must be an object");
                            }
                            RequestBody nested = new RequestBody(pointer(name), value, violations);
                            T read = reader.apply(nested);
                            nested.refuseUnknown();
                            return Optional.of(read);
                        });
    }

    /** A nested object whose names the client may choose; for the caller to judge. */
    public Optional<JsonNode> map(String name) {
        return member(name)
                .flatMap(
                        value ->
                                value.isObject()
                                        ? Optional.of(value)
                                        : wrong(name, "not-an-object", "must be an object"));
    }

    /** The whole object, when the client may choose its names; for the caller to judge. */
    public JsonNode everything() {
        object.fieldNames().forEachRemaining(known::add);
        return object;
    }

    /** Notes that a required member is absent. */
    public void missing(String name) {
        boolean alreadyWrong =
                violations.stream()
                        .anyMatch(violation -> violation.pointer().equals(pointer(name)));
        if (!alreadyWrong) {
            wrong(name, "missing", "is required");
        }
    }

    /**
     * To be called last.
     *
     * @throws RefusedRequest 422 when anything is wrong or unknown
     */
    public void finish() {
        refuseUnknown();
        if (!violations.isEmpty()) {
            throw new RefusedRequest(Problems.INVALID.at(violations));
        }
    }

    private void refuseUnknown() {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                violations.add(
                                        new Violation(
                                                path, "unknown-member", "has an unknown member"));
                            }
                        });
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private <T> Optional<T> wrong(String name, String code, String detail) {
        violations.add(new Violation(pointer(name), code, detail));
        return Optional.empty();
    }

    private String pointer(String name) {
        return path + '/' + name;
    }

    /** No control characters but line break and tab, no lone surrogates. */
    public static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(
                        point ->
                                (Character.isISOControl(point)
                                                && point != '\n'
                                                && point != '\r'
                                                && point != '\t')
                                        || (point >= Character.MIN_SURROGATE
                                                && point <= Character.MAX_SURROGATE));
    }
}
