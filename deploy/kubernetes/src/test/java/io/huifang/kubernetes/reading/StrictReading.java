package io.huifang.kubernetes.reading;

import io.huifang.kubernetes.manifest.Document;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a document in the eyes of the API server that takes it. A field that no model
 * knows is dropped there without a word, or with a warning that nobody reads.
 */
public final class StrictReading {
    private final KubernetesModels kubernetes = new KubernetesModels();
    private final StrimziModels strimzi = new StrimziModels();
    private final Schemas schemas = new Schemas();

    /** Empty for what can be read whole. */
    public List<String> faults(Document document) {
        return Optional.<List<String>>empty()
                .or(() -> kubernetes.faults(document))
                .or(() -> strimzi.faults(document))
                .or(() -> schemas.faults(document))
                .orElseGet(() -> List.of(unknown(document)))
                .stream()
                .map(fault -> document.id() + ": " + fault)
                .toList();
    }

    private static String unknown(Document document) {
        return "nothing is known of " + document.apiVersion() + " " + document.kind();
    }
}
