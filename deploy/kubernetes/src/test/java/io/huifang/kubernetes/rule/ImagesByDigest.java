package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What runs is what was tried: a tag may mean something else tomorrow. For production. */
public final class ImagesByDigest implements Rule {
    private static final String BY_DIGEST = "[^@]+@sha256:[0-9a-f]{64}";

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            Stream.of("/initContainers", "/containers")
                    .flatMap(list -> deployment.each(Pods.SPEC + list))
                    .map(container -> container.path("image").asText())
                    .filter(image -> !image.matches(BY_DIGEST))
                    .forEach(it -> broken.add(deployment.id() + " runs " + it));
        }
        for (Document cluster : documents.of(Kind.Cluster).toList()) {
            String image = cluster.at("/spec/imageName").asText();
            boolean byCatalogue = cluster.json().at("/spec").has("imageCatalogRef");
            if (!byCatalogue && !image.matches(BY_DIGEST)) {
                broken.add(cluster.id() + " runs " + image);
            }
        }
        return broken;
    }
}
