package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.drop;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Cluster;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.Namespace;
import static io.huifang.kubernetes.manifest.Kind.ServiceAccount;

import io.huifang.kubernetes.rule.ImagesByDigest;
import io.huifang.kubernetes.rule.PodsAreRestricted;
import io.huifang.kubernetes.rule.ResourcesAreSet;
import io.huifang.kubernetes.rule.Rule;

import java.util.stream.Stream;

/** Pods that may do too much, or take too much. */
final class PodsExamples {
    private static final String POD = "/spec/template/spec";
    private static final String SERVICE = POD + "/containers/0";

    private PodsExamples() {}

    static Stream<Example> examples() {
        Rule restricted = new PodsAreRestricted();
        Rule resources = new ResourcesAreSet();
        String context = SERVICE + "/securityContext";
        return Stream.of(
                example(
                        restricted,
                        "a namespace that lets more pass",
                        set(
                                Namespace,
                                "huifang",
                                "/metadata/labels",
                                "pod-security.kubernetes.io/enforce",
                                "baseline"),
                        "Namespace/huifang enforces baseline"),
                example(
                        restricted,
                        "root",
                        set(Deployment, "intake-service", context, "runAsUser", 0),
                        "Deployment/intake-service service has no user of its own"),
                example(
                        restricted,
                        "an image that may be changed",
                        set(Deployment, "intake-service", context, "readOnlyRootFilesystem", false),
                        "Deployment/intake-service service may write into its image"),
                example(
                        restricted,
                        "a capability",
                        set(
                                Deployment,
                                "intake-service",
                                POD + "/initContainers/0/securityContext/capabilities",
                                "add",
                                "NET_RAW"),
                        "Deployment/intake-service migrate has capabilities"),
                example(
                        restricted,
                        "a token of the API server",
                        set(
                                Deployment,
                                "survey-service",
                                POD,
                                "automountServiceAccountToken",
                                true),
                        "Deployment/survey-service holds a token"),
                example(
                        restricted,
                        "an account that is not there",
                        all -> all.without(ServiceAccount, "survey-service"),
                        "Deployment/survey-service has no account of its own"),
                example(
                        resources,
                        "memory without end",
                        drop(
                                Deployment,
                                "scheduler-service",
                                SERVICE + "/resources/limits",
                                "memory"),
                        "Deployment/scheduler-service service has no limits/memory"),
                example(
                        resources,
                        "a heap as large as the limit",
                        set(
                                Deployment,
                                "scheduler-service",
                                SERVICE + "/resources/limits",
                                "memory",
                                "256Mi"),
                        "Deployment/scheduler-service service has a heap"),
                example(
                        resources,
                        "a disk that is larger than what the pod may write",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/resources/limits",
                                "ephemeral-storage",
                                "1Gi"),
                        "Deployment/survey-service may be put out before its disks are full"),
                example(
                        new ImagesByDigest(),
                        "a tag",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE,
                                "image",
                                "ghcr.io/huifang/survey-service:1.0"),
                        "Deployment/survey-service runs ghcr.io/huifang/survey-service:1.0"),
                example(
                        new ImagesByDigest(),
                        "a database of no known build",
                        drop(Cluster, "vault", "/spec", "imageCatalogRef"),
                        "Cluster/vault runs"));
    }
}
