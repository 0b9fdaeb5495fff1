package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.exchange.Violation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One object within a document that people wrote. All that is wrong, here and further within, is
 * collected at its JSON pointer; a member that is wrong reads as absent.
 */
public final class Shape {
    /** What documents call their parts, questions and choices. */
    public static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final String path;
    private final JsonNode object;
    private final List<Violation> faults;

    private Shape(String path, JsonNode object, List<Violation> faults) {
        this.path = path;
        this.object = object;
        this.faults = faults;
    }

    /** The document itself. */
    public static Shape of(JsonNode document) {
        return new Shape("", document, new ArrayList<>());
    }

    /** What was found so far in the whole document. */
    public List<Violation> faults() {
        return List.copyOf(faults);
    }

    /** The member as it stands; a missing node for none. */
    public JsonNode value(String name) {
        return object.path(name);
    }

    /** No other members than these may be there. */
    public void only(Set<String> names) {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!names.contains(name)) {
                                note(path, "unknown-member", "has an unknown member");
                            }
                        });
    }

    /** Words in every language, plain text. */
    public void words(String name, int longest) {
        if (!object.path(name).isObject()) {
            wrong(name, "missing", "must be an object with words in zh-CN and en");
            return;
        }
        Shape words = new Shape(path + '/' + name, object.path(name), faults);
        words.only(Set.copyOf(Wording.LANGUAGES));
        for (String language : Wording.LANGUAGES) {
            JsonNode text = words.value(language);
            if (!text.isTextual() || text.textValue().isBlank()) {
                words.wrong(language, "missing", "has no words in " + language);
            } else if (!PlainText.is(text.textValue())) {
                words.wrong(language, "not-text", "must be plain text");
            } else if (text.textValue().length() > longest) {
                words.wrong(language, "too-long", "is too long");
            }
        }
    }

    /** A code that must be there. */
    public Optional<String> code(String name) {
        JsonNode value = object.path(name);
        if (value.isTextual() && CODE.matcher(value.textValue()).matches()) {
            return Optional.of(value.textValue());
        }
        wrong(name, "not-a-code", "must be 1 to 64 small letters, digits and hyphens");
        return Optional.empty();
    }

    /** A whole number within these, that must be there. */
    public OptionalInt whole(String name, int from, int to) {
        JsonNode value = object.path(name);
        if (value.isInt() && value.intValue() >= from && value.intValue() <= to) {
            return OptionalInt.of(value.intValue());
        }
        wrong(name, "not-a-number", "must be a whole number from " + from + " to " + to);
        return OptionalInt.empty();
    }

    /** The objects of an array that must be there and not be too short or long. */
    public List<Shape> items(String name, int least, int most) {
        JsonNode array = object.path(name);
        if (!array.isArray() || array.size() < least || array.size() > most) {
            wrong(name, "not-a-list", "must be a list of " + least + " to " + most);
            return List.of();
        }
        List<Shape> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String place = path + '/' + name + '/' + i;
            boolean fits = array.get(i).isObject();
            if (!fits) {
                note(place, "not-an-object", "must be an object");
            }
            items.add(new Shape(place, fits ? array.get(i) : MissingNode.getInstance(), faults));
        }
        return items;
    }

    /** An array of different codes that must be there. */
    public List<String> codes(String name, int least, int most) {
        List<String> codes = new ArrayList<>();
        object.path(name).forEach(item -> codes.add(item.isTextual() ? item.textValue() : ""));
        boolean fits =
                object.path(name).isArray()
                        && codes.size() >= least
                        && codes.size() <= most
                        && new HashSet<>(codes).size() == codes.size()
                        && codes.stream().allMatch(CODE.asMatchPredicate());
        if (!fits) {
            wrong(name, "not-codes", "must be a list of different codes");
        }
        return fits ? codes : List.of();
    }

    /** Notes a fault of that member. */
    public void wrong(String name, String code, String detail) {
        note(path + '/' + name, code, detail);
    }

    private void note(String pointer, String code, String detail) {
        faults.add(new Violation(pointer, code, detail));
    }
}
