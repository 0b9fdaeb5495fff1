package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pods that there will be, by their labels: ours, and those that operators make. */
record PodLabels(String owner, Map<String, String> labels) {
    private static final String CLUSTER = "strimzi.io/cluster";
    private static final String NAME = "strimzi.io/name";

    static List<PodLabels> of(Documents documents) {
        Stream<PodLabels> ours =
                documents
                        .of(Kind.Deployment)
                        .map(it -> of(it, it.texts("/spec/template/metadata/labels")));
        Stream<PodLabels> databases =
                documents.of(Kind.Cluster).map(it -> of(it, Map.of("cnpg.io/cluster", it.name())));
        Stream<PodLabels> brokers = documents.of(Kind.KafkaNodePool).map(PodLabels::pool);
        Stream<PodLabels> operators =
                documents
                        .of(Kind.Kafka)
                        .map(
                                it ->
                                        of(
                                                it,
                                                Map.of(
                                                        CLUSTER,
                                                        it.name(),
                                                        NAME,
                                                        it.name() + "-entity-operator")));
        return Stream.of(ours, databases, brokers, operators).flatMap(it -> it).toList();
    }

    private static PodLabels of(Document owner, Map<String, String> labels) {
        return new PodLabels(owner.id(), labels);
    }

    /** As Strimzi labels the pods of a pool. */
    private static PodLabels pool(Document pool) {
        String kafka = pool.texts("/metadata/labels").getOrDefault(CLUSTER, "");
        Map<String, String> labels = new TreeMap<>();
        labels.put(CLUSTER, kafka);
        labels.put(NAME, kafka + "-kafka");
        labels.put("strimzi.io/pool-name", pool.name());
        for (String role : List.of("broker", "controller")) {
            boolean has = pool.each("/spec/roles").anyMatch(it -> it.asText().equals(role));
            labels.put("strimzi.io/" + role + "-role", Boolean.toString(has));
        }
        return of(pool, labels);
    }

    /** By a label selector with labels, expressions or both. An empty one selects every pod. */
    boolean isSelectedBy(JsonNode selector) {
        boolean byLabels =
                labels.entrySet()
                        .containsAll(Document.texts(selector.path("matchLabels")).entrySet());
        return byLabels
                && Document.elements(selector.path("matchExpressions")).allMatch(this::fulfils);
    }

    private boolean fulfils(JsonNode expression) {
        String value = labels.get(expression.path("key").asText());
        boolean isListed =
                Document.elements(expression.path("values"))
                        .anyMatch(it -> it.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "In" -> isListed;
            case "NotIn" -> !isListed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
