package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.append;
import static io.huifang.kubernetes.broken.Mistakes.drop;
import static io.huifang.kubernetes.broken.Mistakes.remove;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Cluster;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.PodDisruptionBudget;
import static io.huifang.kubernetes.manifest.Kind.ScaledObject;

import io.huifang.kubernetes.rule.ConnectionsSuffice;
import io.huifang.kubernetes.rule.DrainFits;
import io.huifang.kubernetes.rule.PartitionsBoundScaling;
import io.huifang.kubernetes.rule.ReplicasMaySpare;
import io.huifang.kubernetes.rule.ReplicasSpread;
import io.huifang.kubernetes.rule.Rule;

import java.util.stream.Stream;

/** Replicas that go too soon, all at once, or for nothing. */
final class RolloutsExamples {
    private static final String POD = "/spec/template/spec";
    private static final String SERVICE = POD + "/containers/0";

    private RolloutsExamples() {}

    static Stream<Example> examples() {
        Rule replicas = new ReplicasMaySpare();
        Rule drain = new DrainFits();
        return Stream.of(
                example(
                        replicas,
                        "a budget that spares nobody",
                        set(PodDisruptionBudget, "intake-service", "/spec", "maxUnavailable", 0),
                        "PodDisruptionBudget/intake-service lets no node be drained"),
                example(
                        replicas,
                        "a budget that spares all",
                        set(PodDisruptionBudget, "survey-service", "/spec", "maxUnavailable", 3),
                        "PodDisruptionBudget/survey-service lets all 3 replicas"),
                example(
                        replicas,
                        "no budget",
                        all -> all.without(PodDisruptionBudget, "survey-service"),
                        "Deployment/survey-service has no disruption budget"),
                example(
                        replicas,
                        "a number that each apply would set back",
                        set(Deployment, "scheduler-service", "/spec", "replicas", 3),
                        "Deployment/scheduler-service is given its replicas by"),
                example(
                        new ReplicasSpread(),
                        "all on one node",
                        remove(Deployment, "intake-service", POD + "/topologySpreadConstraints", 0),
                        "Deployment/intake-service is spread over"),
                example(
                        drain,
                        "SIGTERM before everybody knows",
                        drop(Deployment, "intake-service", SERVICE + "/lifecycle", "preStop"),
                        "Deployment/intake-service ends before everybody knows"),
                example(
                        drain,
                        "killed while it drains",
                        set(Deployment, "intake-service", POD, "terminationGracePeriodSeconds", 30),
                        "Deployment/intake-service is killed after 30 s"),
                example(
                        drain,
                        "killed while it drains, because it takes longer now",
                        append(
                                "survey-service",
                                "company.properties",
                                "quarkus.shutdown.timeout=50S"),
                        "Deployment/survey-service is killed after 60 s"),
                example(
                        drain,
                        "a rollout with fewer replicas",
                        set(
                                Deployment,
                                "intake-service",
                                "/spec/strategy/rollingUpdate",
                                "maxUnavailable",
                                1),
                        "Deployment/intake-service lets replicas go"),
                example(
                        new PartitionsBoundScaling(),
                        "replicas that would have no partition",
                        set(ScaledObject, "scheduler-service", "/spec", "maxReplicaCount", 7),
                        "ScaledObject/scheduler-service wants 7 replicas of 2 consumers for 12"
                                + " partitions"),
                example(
                        new PartitionsBoundScaling(),
                        "scaled to nothing",
                        set(ScaledObject, "scheduler-service", "/spec", "minReplicaCount", 0),
                        "ScaledObject/scheduler-service leaves fewer than two replicas"),
                example(
                        new ConnectionsSuffice(),
                        "a database that runs out of connections",
                        set(
                                Cluster,
                                "vault",
                                "/spec/postgresql/parameters",
                                "max_connections",
                                "100"),
                        "Cluster/vault has 100 connections"));
    }
}
