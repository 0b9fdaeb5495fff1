package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where there are several replicas, a node that dies takes one, and a zone not all. */
public final class ReplicasSpread implements Rule {
    private static final Set<String> OVER =
            Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            PodLabels pod =
                    new PodLabels(
                            deployment.id(), deployment.texts("/spec/template/metadata/labels"));
            Set<String> over =
                    deployment
                            .each(Pods.SPEC + "/topologySpreadConstraints")
                            .filter(it -> pod.isSelectedBy(it.path("labelSelector")))
                            .map(ReplicasSpread::key)
                            .collect(Collectors.toSet());
            if (Replicas.of(deployment, documents).most() > 1 && !over.containsAll(OVER)) {
                broken.add(deployment.id() + " is spread over " + over + " only");
            }
        }
        return broken;
    }

    private static String key(JsonNode constraint) {
        return constraint.path("topologyKey").asText();
    }
}
