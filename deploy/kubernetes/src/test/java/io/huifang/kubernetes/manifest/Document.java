package io.huifang.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One document for the API server. */
public record Document(ObjectNode json) {
    /** As {@code apps/v1}. */
    public String apiVersion() {
        return json.path("apiVersion").asText();
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return at("/metadata/name").asText();
    }

    /** As in messages of kubectl: {@code Deployment/intake-service}. */
    public String id() {
        return kind() + "/" + name();
    }

    /** What stands there; a missing node for nothing. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The elements of a list; none where there is no list. */
    public Stream<JsonNode> each(String pointer) {
        return elements(json.at(pointer));
    }

    /** The elements of a list; none where there is no list. */
    public static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A map of texts; empty where there is none. */
    public Map<String, String> texts(String pointer) {
        return texts(json.at(pointer));
    }

    /** A map of texts; empty where there is none. */
    public static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
