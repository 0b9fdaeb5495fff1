package io.huifang.kubernetes.configuration;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;

import java.util.Map;
import java.util.TreeMap;

/** What stands where in a Deployment of ours. */
public final class Pods {
    public static final String SPEC = "/spec/template/spec";

    private Pods() {}

    /** The container that runs the service. */
    public static JsonNode container(Document deployment) {
        return deployment
                .each(SPEC + "/containers")
                .filter(it -> it.path("name").asText().equals("service"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(deployment.id() + " has no such container"));
    }

    /** The variables whose values stand in the document. */
    public static Map<String, String> variables(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        Document.elements(container.path("env"))
                .filter(it -> it.has("value"))
                .forEach(it -> variables.put(it.path("name").asText(), it.path("value").asText()));
        return variables;
    }
}
