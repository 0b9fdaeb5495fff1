package io.huifang.survey.exchange;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The members of one JSON object somebody sent. Nothing is coerced: {@code "5"} is not 5. All that
 * is wrong is collected, also inside nested objects, and told at once by {@link #finish}; until
 * then a wrong member reads as absent. A member that is {@code null} is absent.
 */
public final class RequestBody {
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
     * @throws RefusedRequest 400 when they are not one JSON object, 413 when they are too many
     */
    public static RequestBody of(byte[] body) {
        return new RequestBody("", StrictJson.object(body), new ArrayList<>());
    }

    /**
     * Free text of a person: no control characters but line break and tab. Blank reads as absent.
     */
    public Optional<String> text(String name, int longest) {
        return member(name)
                .flatMap(
                        value -> {
                            if (!value.isTextual() || !PlainText.is(value.textValue())) {
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
        return read(
                name,
                "not-a-code",
                "has not the form of a code",
                value -> Optional.ofNullable(value.textValue()).filter(form.asMatchPredicate()));
    }

    /** A code out of a list. */
    public Optional<String> listed(String name, Predicate<String> list) {
        return read(
                name,
                "unknown",
                "is not in the list",
                value -> Optional.ofNullable(value.textValue()).filter(list));
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return read(
                name,
                "unknown",
                "is none of " + Arrays.toString(type.getEnumConstants()),
                value ->
                        Stream.of(type.getEnumConstants())
                                .filter(constant -> constant.name().equals(value.textValue()))
                                .findFirst());
    }

    /** A whole number between these, both included. */
    public Optional<Integer> number(String name, int lowest, int highest) {
        return read(
                name,
                "not-a-number",
                "must be a whole number from " + lowest + " to " + highest,
                value ->
                        Optional.of(value)
                                .filter(JsonNode::isInt)
                                .map(JsonNode::intValue)
                                .filter(number -> number >= lowest && number <= highest));
    }

    public Optional<Boolean> flag(String name) {
        return read(name, "not-a-flag", "must be true or false", MemberValues::flag);
    }

    /** An RFC 3339 instant with offset; to the microsecond, as it will be stored. */
    public Optional<Instant> moment(String name) {
        return read(name, "not-an-instant", "must be RFC 3339 with offset", MemberValues::moment);
    }

    /** An array of codes without repetition; absent and empty are different. */
    public Optional<List<String>> codes(String name, int most, Pattern form) {
        return read(
                name,
                "not-codes",
                "must be an array of distinct codes",
                value -> MemberValues.codes(value, most, form));
    }

    /** A nested object, read with the same care. */
    public <T> Optional<T> object(String name, Function<RequestBody, T> reader) {
        return map(name)
                .map(
                        value -> {
                            RequestBody nested = new RequestBody(pointer(name), value, violations);
                            T read = reader.apply(nested);
                            nested.refuseUnknown();
                            return read;
                        });
    }

    /** A nested object whose names the client may choose; for the caller to judge. */
    public Optional<JsonNode> map(String name) {
        return read(
                name,
                "not-an-object",
                "must be an object",
                value -> Optional.of(value).filter(JsonNode::isObject));
    }

    /** The whole object, when the client may choose its names; for the caller to judge. */
    public JsonNode everything() {
        object.fieldNames().forEachRemaining(known::add);
        return object;
    }

    /** Notes that a required member is absent. */
    public void missing(String name) {
        String pointer = pointer(name);
        if (violations.stream().noneMatch(known -> known.pointer().equals(pointer))) {
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
        object.properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .map(unknown -> new Violation(path, "unknown-member", "has an unknown member"))
                .forEach(violations::add);
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private <T> Optional<T> read(
            String name, String code, String detail, Function<JsonNode, Optional<T>> reader) {
        return member(name)
                .flatMap(value -> reader.apply(value).or(() -> wrong(name, code, detail)));
    }

    private <T> Optional<T> wrong(String name, String code, String detail) {
        violations.add(new Violation(pointer(name), code, detail));
        return Optional.empty();
    }

    private String pointer(String name) {
        return path + '/' + name;
    }
}
