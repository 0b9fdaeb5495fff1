package io.huifang.scheduler.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Each place of the shipped document, spoilt in turn. */
@Tag("R23")
class EveryPlaceOfThePolicyTest {
    private static final String PLANTED = "planted-Secret 13800000000";

    private final ObjectNode defaultTree;

    EveryPlaceOfThePolicyTest() throws IOException {
        defaultTree = (ObjectNode) new YAMLMapper().readTree(DefaultPolicy.text());
    }

    /**
     * Every single value of the default replaced in turn: faulty at that very place, or ignored.
     */
    @Test
    @Tag("P19")
    void pointsAtAnyWrongValueAndNeverRepeatsIt() {
        List<String> places = new ArrayList<>();
        collect(tree(), "", places);
        places.removeIf(place -> place.contains("/isOneOf/")); // any value may count
        int harmless = 0;
        for (String place : places) {
            ObjectNode tree = tree();
            replace(tree, place);

            Reading reading = PolicyDocument.read(tree.toString(), 1);

            if (reading instanceof Reading.Faulty faulty) {
                assertThat(faulty.faults()).extracting(Fault::pointer).contains(place);
                assertThat(faulty.toString()).doesNotContain("planted", "13800000000");
            } else {
                harmless++;
            }
        }
        assertThat(places).hasSizeGreaterThan(130);
        assertThat(harmless).isZero();
    }

    /**
     * Every property of the default removed in turn: either it is optional or it is missed there.
     */
    @Test
    void missesEveryPropertyThatIsNotOptional() {
        List<String> places = new ArrayList<>();
        collectProperties(tree(), "", places);
        for (String place : places) {
            ObjectNode tree = tree();
            int cut = place.lastIndexOf('/');
            ((ObjectNode) tree.at(place.substring(0, cut)))
                    .remove(unescaped(place.substring(cut + 1)));

            Reading reading = PolicyDocument.read(tree.toString(), 1);

            if (reading instanceof Reading.Faulty faulty) {
                assertThat(faulty.faults().toString())
                        .as("without %s", place)
                        .containsAnyOf(
                                "pointer=" + place + ",",
                                // a step without its verb, a reason others name, an empty mapping
                                "pointer=" + place.substring(0, cut) + ",",
                                "unknown-reason",
                                "unknown-region",
                                "unknown-type",
                                "promises-too-late");
            }
        }
    }

    private ObjectNode tree() {
        return defaultTree.deepCopy();
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        if (node.isValueNode()) places.add(pointer);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, places);
        }
        node.properties()
                .forEach(e -> collect(e.getValue(), pointer + "/" + escaped(e.getKey()), places));
    }

    private static void collectProperties(JsonNode node, String pointer, List<String> places) {
        node.properties()
                .forEach(
                        e -> {
                            places.add(pointer + "/" + escaped(e.getKey()));
                            collectProperties(
                                    e.getValue(), pointer + "/" + escaped(e.getKey()), places);
                        });
    }

    private static void replace(ObjectNode tree, String place) {
        int cut = place.lastIndexOf('/');
        JsonNode parent = tree.at(place.substring(0, cut));
        String step = unescaped(place.substring(cut + 1));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(step), TextNode.valueOf(PLANTED));
        } else {
            ((ObjectNode) parent).put(step, PLANTED);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
