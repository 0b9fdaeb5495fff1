package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.List;
import java.util.stream.Stream;

/** How many replicas of a Deployment there are at least and at most, and who says so. */
record Replicas(int least, int most, List<String> saidBy) {
    static Replicas of(Document deployment, Documents documents) {
        List<Document> scalers = scalers(deployment, documents);
        int own = deployment.at("/spec/replicas").asInt(1);
        Stream<String> byItself =
                deployment.at("/spec").has("replicas") ? Stream.of(deployment.id()) : Stream.of();
        List<String> saidBy = Stream.concat(byItself, scalers.stream().map(Document::id)).toList();
        return scalers.isEmpty()
                ? new Replicas(own, own, saidBy)
                : new Replicas(least(scalers.get(0)), most(scalers.get(0)), saidBy);
    }

    private static List<Document> scalers(Document deployment, Documents documents) {
        return Stream.concat(
                        documents.of(Kind.HorizontalPodAutoscaler), documents.of(Kind.ScaledObject))
                .filter(it -> it.at("/spec/scaleTargetRef/name").asText().equals(deployment.name()))
                .toList();
    }

    private static int least(Document scaler) {
        return scaler.at("/spec/minReplicas").asInt(scaler.at("/spec/minReplicaCount").asInt());
    }

    private static int most(Document scaler) {
        return scaler.at("/spec/maxReplicas").asInt(scaler.at("/spec/maxReplicaCount").asInt());
    }
}
