package io.huifang.scheduler.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A place in a document. Whatever is wrong there is noted with its pointer, and a harmless value is
 * given instead, so that reading goes on and finds the other faults too. No policy is ever built
 * from such values.
 */
final class At {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;

    /** What every name must be. */
    static final String NAME_RULE =
            "must be a name of lower-case letters, digits and single hyphens, at most 64 long";

    /** How the detail of an unknown property begins; what is known follows. */
    static final String UNKNOWN = "is not known here; known are ";

    private final JsonNode node;
    private final String pointer;
    private final List<Fault> faults;

    private At(JsonNode node, String pointer, List<Fault> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** The document itself. */
    static At root(JsonNode node, List<Fault> faults) {
        return new At(node, "", faults);
    }

    /** Whether a text is a name such as {@code refund-delayed}. */
    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** Notes what is wrong here. */
    void fault(String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }

    /** Whether anything stands here. */
    boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The value of a property that must be there. */
    At required(String property) {
        At at = property(property);
        // what is missing as a whole, or no mapping at all, is one fault and not many
        if (node.isObject() && !at.present()) at.fault("missing", "must be present");
        return at;
    }

    /** The value of a property, if it is there. */
    Optional<At> optional(String property) {
        At at = property(property);
        return at.present() ? Optional.of(at) : Optional.empty();
    }

    /** Notes every property that is none of these. */
    void allow(String... known) {
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        entries()
                .forEach(
                        (name, at) -> {
                            if (!names.contains(name))
                                at.fault("unknown-property", UNKNOWN + names);
                        });
    }

    /** The properties of an object, in the text's order. */
    Map<String, At> entries() {
        if (!present()) return Map.of();
        if (!node.isObject()) {
            mismatch("must be a mapping of names to values");
            return Map.of();
        }
        Map<String, At> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), property(entry.getKey())));
        return entries;
    }

    /** The items of a list. */
    List<At> items() {
        if (!present()) return List.of();
        if (!node.isArray()) {
            mismatch("must be a list");
            return List.of();
        }
        List<At> items = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            items.add(new At(node.get(index), pointer + "/" + index, faults));
        }
        return items;
    }

    /** A name such as {@code refund-delayed}. */
    String name() {
        return parsed(
                "",
                NAME_RULE,
                text -> {
                    if (!isName(text)) throw new IllegalArgumentException("not a name");
                    return text;
                });
    }

    /** One of an enum's constants. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return parsed(
                constants[0],
                "must be one of " + Arrays.toString(constants),
                text -> Enum.valueOf(type, text));
    }

    /** A whole number between two bounds, both included. */
    int whole(int least, int most) {
        if (!present()) return least;
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            mismatch("must be a whole number from " + least + " to " + most);
            return least;
        }
        return node.intValue();
    }

    /** True or false. */
    boolean flag() {
        if (!present()) return false;
        if (!node.isBoolean()) mismatch("must be true or false");
        return node.booleanValue();
    }

    /** A single text, number or flag, as JSON writes it but without quotes. */
    String scalar() {
        if (!present()) return "";
        if (!node.isValueNode()) mismatch("must be a single value");
        return node.asText();
    }

    /** Whether this very text stands here. */
    boolean says(String text) {
        return text.equals(node.textValue());
    }

    /** Whether a mapping stands here rather than a single value. */
    boolean isMapping() {
        return node.isObject();
    }

    /**
     * A text with a form of its own.
     *
     * @param instead given where the text has another form
     * @param must what is noted then
     * @param form reads it; throws IllegalArgumentException or DateTimeException where it cannot
     */
    <T> T parsed(T instead, String must, Function<String, T> form) {
        if (!present()) return instead;
        try {
            if (node.isTextual()) return form.apply(node.textValue());
        } catch (IllegalArgumentException | DateTimeException e) {
            // noted below, with the place and without the value
        }
        mismatch(must);
        return instead;
    }

    private void mismatch(String must) {
        fault("invalid", must);
    }

    /** The place of a property, whether it is there or not. */
    At property(String name) {
        JsonNode value = node.isObject() ? node.get(name) : null;
        String step = name.replace("~", "~0").replace("/", "~1");
        return new At(
                value == null ? MissingNode.getInstance() : value, pointer + "/" + step, faults);
    }
}
