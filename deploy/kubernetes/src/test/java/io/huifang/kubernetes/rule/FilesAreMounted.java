package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each file and directory that a setting names lies on a volume that has it. */
public final class FilesAreMounted implements Rule {
    private static final String FILE = ".*(-file|[.]location|[.]certs|-directory)";

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            Document deployment = documents.get(Kind.Deployment, program.service());
            Map<String, String> files = Settings.of(program, documents).matching(FILE);
            files.values().removeIf(value -> !value.startsWith("/"));
            files.forEach(
                    (name, path) -> {
                        if (!isThere(path, deployment, documents)) {
                            broken.add(
                                    "%s has nothing at %s for %s"
                                            .formatted(deployment.id(), path, name));
                        }
                    });
        }
        return broken;
    }

    private static boolean isThere(String path, Document deployment, Documents documents) {
        JsonNode mounts = Pods.container(deployment).path("volumeMounts");
        return Document.elements(mounts)
                .filter(it -> (path + "/").startsWith(it.path("mountPath").asText() + "/"))
                .anyMatch(
                        mount -> {
                            String below =
                                    path.substring(mount.path("mountPath").asText().length());
                            String file = below.replaceFirst("^/", "");
                            return has(volume(deployment, mount), file, documents);
                        });
    }

    private static JsonNode volume(Document deployment, JsonNode mount) {
        return deployment
                .each(Pods.SPEC + "/volumes")
                .filter(it -> it.path("name").equals(mount.path("name")))
                .findFirst()
                .orElseThrow();
    }

    /** Of what is written while the service runs nothing is known. */
    private static boolean has(JsonNode volume, String file, Documents documents) {
        JsonNode items = volume.at("/secret/items");
        if (!items.isMissingNode()) {
            return Document.elements(items).anyMatch(it -> it.path("path").asText().equals(file));
        }
        Optional<Document> external =
                documents.find(Kind.ExternalSecret, volume.at("/secret/secretName").asText("none"));
        return external.map(it -> it.each("/spec/data").anyMatch(data -> isNamed(data, file)))
                .orElse(true);
    }

    private static boolean isNamed(JsonNode data, String file) {
        return data.path("secretKey").asText().equals(file);
    }
}
