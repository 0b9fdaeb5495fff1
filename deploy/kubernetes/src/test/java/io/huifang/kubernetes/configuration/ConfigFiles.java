package io.huifang.kubernetes.configuration;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a ConfigMap that a service reads, in the order in which it does. */
public final class ConfigFiles {
    private static final String LOCATIONS = "QUARKUS_CONFIG_LOCATIONS";

    private ConfigFiles() {}

    /** Their texts. Files that come from elsewhere, such as a Secret, are nobody's business. */
    static Stream<String> of(Document deployment, Documents documents) {
        JsonNode container = Pods.container(deployment);
        String locations = Pods.variables(container).getOrDefault(LOCATIONS, "");
        return Arrays.stream(locations.split(","))
                .flatMap(path -> text(path, deployment, container, documents).stream());
    }

    private static Optional<String> text(
            String path, Document deployment, JsonNode container, Documents documents) {
        Map<String, JsonNode> volumes =
                deployment
                        .each(Pods.SPEC + "/volumes")
                        .collect(
                                Collectors.toMap(
                                        it -> it.path("name").asText(), Function.identity()));
        return Document.elements(container.path("volumeMounts"))
                .filter(it -> path.startsWith(it.path("mountPath").asText() + "/"))
                .map(it -> volumes.get(it.path("name").asText()))
                .map(volume -> volume.at("/configMap/name").asText())
                .filter(name -> !name.isEmpty())
                .map(name -> documents.get(Kind.ConfigMap, name))
                .map(map -> map.json().path("data").path(path.replaceFirst(".*/", "")).asText())
                .findFirst();
    }
}
