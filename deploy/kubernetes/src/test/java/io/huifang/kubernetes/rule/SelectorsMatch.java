package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whoever selects pods, or names what he scales, means some that there are. */
public final class SelectorsMatch implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        List<PodLabels> pods = PodLabels.of(documents);
        for (Document document : documents.all()) {
            selectors(document)
                    .filter(selector -> pods.stream().noneMatch(it -> it.isSelectedBy(selector)))
                    .forEach(it -> broken.add(document.id() + " selects no pod by " + it));
        }
        documents.of(Kind.Deployment).forEach(it -> addOfOwn(it, broken));
        documents.of(Kind.HorizontalPodAutoscaler).forEach(it -> addTarget(it, documents, broken));
        documents.of(Kind.ScaledObject).forEach(it -> addTarget(it, documents, broken));
        return broken;
    }

    private static Stream<JsonNode> selectors(Document document) {
        return switch (document.kind()) {
            case "Service" -> Stream.of(labels(document.at("/spec/selector")));
            case "PodDisruptionBudget", "PodMonitor" -> Stream.of(document.at("/spec/selector"));
            case "NetworkPolicy" ->
                    Stream.concat(Stream.of(document.at("/spec/podSelector")), peers(document));
            default -> Stream.empty();
        };
    }

    /** Those in this namespace; who lives in others is not known here. */
    private static Stream<JsonNode> peers(Document policy) {
        Stream<JsonNode> from = policy.each("/spec/ingress").map(it -> it.path("from"));
        Stream<JsonNode> to = policy.each("/spec/egress").map(it -> it.path("to"));
        return Stream.concat(from, to)
                .flatMap(Document::elements)
                .filter(it -> it.has("podSelector") && !it.has("namespaceSelector"))
                .map(it -> it.path("podSelector"));
    }

    private static JsonNode labels(JsonNode labels) {
        return JsonNodeFactory.instance.objectNode().set("matchLabels", labels);
    }

    private static void addOfOwn(Document deployment, List<String> broken) {
        PodLabels own =
                new PodLabels(deployment.id(), deployment.texts("/spec/template/metadata/labels"));
        if (!own.isSelectedBy(deployment.at("/spec/selector"))) {
            broken.add(deployment.id() + " does not select its own pods");
        }
    }

    private static void addTarget(Document scaler, Documents documents, List<String> broken) {
        String target = scaler.at("/spec/scaleTargetRef/name").asText();
        if (documents.find(Kind.Deployment, target).isEmpty()) {
            broken.add(scaler.id() + " scales " + target + ", which is not there");
        }
    }
}
