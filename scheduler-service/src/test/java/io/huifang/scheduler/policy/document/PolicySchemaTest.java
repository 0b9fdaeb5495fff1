package io.huifang.scheduler.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the schema says of a document, and what reading it says. */
@Tag("R23")
class PolicySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode DEFAULT = parsed("default");
    private static final ObjectNode EVERYTHING = parsed("everything");
    private static final JsonNode TREE = tree(PolicySchema.text());
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TREE);

    @ParameterizedTest
    @ValueSource(strings = {"default", "everything"})
    void takesWhatIsInOrder(String name) {
        JsonNode document = document(name);

        assertThat(SCHEMA.validate(document)).isEmpty();
        assertThat(read(document)).isInstanceOf(Reading.Sound.class);
    }

    @Test
    void isShownWithAnExampleOfEachOfItsProperties() {
        Set<String> shown = new TreeSet<>();
        for (String place : places(document("everything"))) {
            shown.add(place.substring(place.lastIndexOf('/') + 1));
        }

        Set<String> stated = new TreeSet<>();
        TREE.findValues("properties").forEach(it -> it.fieldNames().forEachRemaining(stated::add));
        assertThat(shown).containsAll(stated);
    }

    /** Wherever the one allows certain properties only, the other one allows the same. */
    @Test
    void knowsTheSamePropertiesAsTheReadersDoAtEveryPlace() {
        JsonNode document = document("everything");
        int compared = 0;
        for (String place : places(document)) {
            if (!document.at(place).isObject()) continue;

            Optional<Set<String>> names = readerNames(place);
            assertThat(schemaNames(place)).as(place).isEqualTo(names);

            compared += names.isPresent() ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(40);
        assertThat(schemaNames("")).isEqualTo(readerNames(""));
    }

    /** A wrong value is wrong for both; only whether two places agree the schema cannot tell. */
    @Test
    void refusesAnyValueThatIsOfNoForm() {
        for (String place : places(document("everything"))) {
            JsonNode document = document("everything");
            if (!document.at(place).isValueNode() || place.contains("/isOneOf/")) continue;
            replace(document, place, TextNode.valueOf("no Such: value"));

            assertThat(SCHEMA.validate(document)).as(place).isNotEmpty();
            assertThat(read(document)).as(place).isInstanceOf(Reading.Faulty.class);
        }
    }

    @Test
    void missesWhatTheReadersMiss() {
        int missed = 0;
        for (String place : places(document("everything"))) {
            JsonNode document = document("everything");
            if (!(document.at(parent(place)) instanceof ObjectNode around)) continue;
            around.remove(step(place));

            List<Fault> faults = faults(document);
            boolean missing =
                    faults.stream()
                            .filter(it -> it.code().equals("missing"))
                            .anyMatch(it -> it.pointer().equals(place));
            if (missing) {
                assertThat(SCHEMA.validate(document)).as(place).isNotEmpty();
                missed++;
            } else if (faults.isEmpty()) {
                assertThat(SCHEMA.validate(document)).as(place).isEmpty();
            }
        }
        assertThat(missed).isGreaterThan(40);
    }

    /** What reading a document with one more property says is known at the place. */
    private static Optional<Set<String>> readerNames(String place) {
        ObjectNode document = document("everything");
        ((ObjectNode) document.at(place)).put("no-such-property", 1);
        return faults(document).stream()
                .filter(it -> it.pointer().equals(place + "/no-such-property"))
                .filter(it -> it.code().equals("unknown-property"))
                .map(it -> it.detail().replace(At.UNKNOWN, "").replaceAll("[\\[\\]]", ""))
                .<Set<String>>map(names -> new TreeSet<>(Arrays.asList(names.split(", "))))
                .findFirst();
    }

    /** The properties that the schema allows at the place, if it allows only certain ones. */
    private static Optional<Set<String>> schemaNames(String place) {
        JsonNode value = document("everything");
        JsonNode schema = resolved(TREE, value);
        for (String step : place.isEmpty() ? new String[0] : place.substring(1).split("/")) {
            JsonNode inside = schema.path("properties").path(unescaped(step));
            if (inside.isMissingNode()) inside = schema.path("additionalProperties");
            if (value.isArray()) inside = schema.path("items");
            value = value.at("/" + step);
            schema = resolved(inside, value);
        }
        if (!schema.path("additionalProperties").isBoolean()) return Optional.empty();
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return Optional.of(names);
    }

    /** The part of a schema that is about such a value. */
    private static JsonNode resolved(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return resolved(TREE.at(schema.get("$ref").asText().substring(1)), value);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            for (JsonNode branch : schema.path(choice)) {
                JsonNode meant = resolved(branch, value);
                boolean fits = meant.path("type").asText().equals(type(value));
                for (JsonNode name : meant.path("required")) fits &= value.has(name.asText());
                if (fits) return meant;
            }
        }
        return schema;
    }

    private static String type(JsonNode value) {
        return value.isObject() ? "object" : value.isArray() ? "array" : "string";
    }

    private static Reading read(JsonNode document) {
        return PolicyDocument.read(document.toString(), 1);
    }

    private static List<Fault> faults(JsonNode document) {
        return read(document) instanceof Reading.Faulty faulty ? faulty.faults() : List.of();
    }

    /** Pointers to everything inside. */
    private static List<String> places(JsonNode document) {
        List<String> places = new ArrayList<>();
        collect(document, "", places);
        return places;
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        if (!pointer.isEmpty()) places.add(pointer);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, places);
        }
        node.properties()
                .forEach(
                        it -> collect(it.getValue(), pointer + "/" + escaped(it.getKey()), places));
    }

    private static void replace(JsonNode document, String place, JsonNode value) {
        JsonNode around = document.at(parent(place));
        if (around instanceof ObjectNode object) object.set(step(place), value);
        else ((ArrayNode) around).set(Integer.parseInt(step(place)), value);
    }

    private static String parent(String place) {
        return place.substring(0, place.lastIndexOf('/'));
    }

    private static String step(String place) {
        return unescaped(place.substring(place.lastIndexOf('/') + 1));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static ObjectNode document(String name) {
        return (name.equals("default") ? DEFAULT : EVERYTHING).deepCopy();
    }

    private static ObjectNode parsed(String name) {
        try (InputStream text =
                PolicySchemaTest.class.getResourceAsStream("/policy/" + name + ".yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
