package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each Secret that a pod or a database asks for is made by somebody, with the keys that are asked
 * for: from where the company keeps secrets, by Strimzi or by CloudNativePG. For production;
 * locally a script makes some of them.
 */
public final class SecretsComeFromSomewhere implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        Set<String> made = made(documents);
        List<String> broken = new ArrayList<>();
        for (Document document : documents.all()) {
            asked(document).stream()
                    .filter(it -> !made.contains(it))
                    .forEach(it -> broken.add(document.id() + " asks for " + it));
        }
        return broken;
    }

    /** As {@code name/key}. */
    private static Set<String> made(Documents documents) {
        Set<String> made = new TreeSet<>();
        for (Document secret : documents.of(Kind.ExternalSecret).toList()) {
            secret.each("/spec/data")
                    .forEach(it -> made.add(secret.name() + "/" + it.path("secretKey").asText()));
            secret.texts("/spec/target/template/data")
                    .keySet()
                    .forEach(key -> made.add(secret.name() + "/" + key));
        }
        documents.of(Kind.KafkaUser).forEach(it -> add(made, it.name(), "user.p12,user.password"));
        documents.of(Kind.Kafka).forEach(it -> add(made, it.name() + "-cluster-ca-cert", "ca.crt"));
        documents.of(Kind.Cluster).forEach(it -> add(made, it.name() + "-ca", "ca.crt"));
        return made;
    }

    private static void add(Set<String> made, String secret, String keys) {
        Arrays.stream(keys.split(",")).forEach(key -> made.add(secret + "/" + key));
    }

    private static Set<String> asked(Document document) {
        return switch (document.kind()) {
            case "Deployment" -> byPod(document);
            case "Cluster" ->
                    Stream.concat(
                                    Stream.of(document.at("/spec/bootstrap/initdb/secret/name")),
                                    document.each("/spec/managed/roles")
                                            .map(it -> it.at("/passwordSecret/name")))
                            .map(name -> name.asText() + "/password")
                            .collect(Collectors.toSet());
            case "ObjectStore" ->
                    Stream.of("accessKeyId", "secretAccessKey")
                            .map(it -> document.at("/spec/configuration/s3Credentials/" + it))
                            .map(SecretsComeFromSomewhere::reference)
                            .collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    private static Set<String> byPod(Document deployment) {
        Set<String> asked = new TreeSet<>();
        Stream.of("/initContainers", "/containers")
                .flatMap(list -> deployment.each(Pods.SPEC + list))
                .flatMap(container -> Document.elements(container.path("env")))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(it -> !it.isMissingNode())
                .forEach(it -> asked.add(reference(it)));
        for (JsonNode volume : deployment.at(Pods.SPEC + "/volumes")) {
            String secret = volume.at("/secret/secretName").asText();
            for (JsonNode item : volume.at("/secret/items")) {
                asked.add(secret + "/" + item.path("key").asText());
            }
        }
        return asked;
    }

    private static String reference(JsonNode reference) {
        return reference.path("name").asText() + "/" + reference.path("key").asText();
    }
}
