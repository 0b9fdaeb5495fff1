package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pod Security "restricted", which the namespace enforces, and what it does not ask for: a file
 * system that nobody writes, and nothing of the API server.
 */
public final class PodsAreRestricted implements Rule {
    private static final Set<String> VOLUMES =
            Set.of("configMap", "secret", "emptyDir", "persistentVolumeClaim", "projected");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        documents.of(Kind.Namespace).forEach(it -> addNamespace(it, broken));
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            addPod(deployment, deployment.at(Pods.SPEC), broken);
            addAccount(deployment, documents, broken);
            Stream.of("/initContainers", "/containers")
                    .flatMap(list -> deployment.each(Pods.SPEC + list))
                    .forEach(container -> addContainer(deployment, container, broken));
        }
        return broken;
    }

    private static void addNamespace(Document namespace, List<String> broken) {
        String enforced =
                namespace.texts("/metadata/labels").get("pod-security.kubernetes.io/enforce");
        if (!"restricted".equals(enforced)) {
            broken.add(namespace.id() + " enforces " + enforced);
        }
    }

    private static void addPod(Document deployment, JsonNode spec, List<String> broken) {
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.path(shared).asBoolean()) {
                broken.add(deployment.id() + " has " + shared);
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            volume.fieldNames()
                    .forEachRemaining(
                            kind -> {
                                if (!kind.equals("name") && !VOLUMES.contains(kind)) {
                                    broken.add(deployment.id() + " mounts a " + kind);
                                }
                            });
        }
    }

    private static void addContainer(Document deployment, JsonNode container, List<String> broken) {
        JsonNode context = container.path("securityContext");
        String name = deployment.id() + " " + container.path("name").asText();
        must(context.path("runAsNonRoot").asBoolean(), name + " may run as root", broken);
        must(context.path("runAsUser").asInt() > 0, name + " has no user of its own", broken);
        must(
                !context.path("allowPrivilegeEscalation").asBoolean(true),
                name + " may gain rights",
                broken);
        must(
                context.path("readOnlyRootFilesystem").asBoolean(),
                name + " may write into its image",
                broken);
        must(
                context.at("/capabilities/drop/0").asText().equals("ALL")
                        && context.at("/capabilities/add").isMissingNode(),
                name + " has capabilities",
                broken);
        must(
                context.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                name + " may make any system call",
                broken);
    }

    private static void addAccount(Document deployment, Documents documents, List<String> broken) {
        String account = deployment.at(Pods.SPEC + "/serviceAccountName").asText();
        must(
                account.equals(deployment.name())
                        && documents.find(Kind.ServiceAccount, account).isPresent(),
                deployment.id() + " has no account of its own",
                broken);
        must(
                !deployment.at(Pods.SPEC + "/automountServiceAccountToken").asBoolean(true),
                deployment.id() + " holds a token of the API server",
                broken);
    }

    private static void must(boolean holds, String otherwise, List<String> broken) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
