package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.append;
import static io.huifang.kubernetes.broken.Mistakes.remove;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.NetworkPolicy;
import static io.huifang.kubernetes.manifest.Kind.PodMonitor;

import io.huifang.kubernetes.rule.EdgesFollowDependencies;
import io.huifang.kubernetes.rule.Rule;

import java.util.stream.Stream;

/** Ways that are missing, and ways too many. */
final class EdgesExamples {
    private EdgesExamples() {}

    static Stream<Example> examples() {
        Rule rule = new EdgesFollowDependencies();
        return Stream.of(
                example(
                        rule,
                        "a database that nobody may ask",
                        remove(NetworkPolicy, "intake-service", "/spec/egress", 1),
                        "Deployment/intake-service → Cluster/vault:5432 may not get out"),
                example(
                        rule,
                        "a database that lets nobody in",
                        remove(NetworkPolicy, "vault-database", "/spec/ingress", 0),
                        "Deployment/intake-service → Cluster/vault:5432 is not let in"),
                example(
                        rule,
                        "the vault opened for survey",
                        set(
                                NetworkPolicy,
                                "survey-service",
                                "/spec/egress/1/to/0/podSelector/matchLabels",
                                "cnpg.io/cluster",
                                "vault"),
                        "Deployment/survey-service → Cluster/vault:5432 may get out without need"),
                example(
                        rule,
                        "a service that asks another one by a new setting",
                        append(
                                "scheduler-service",
                                "company.properties",
                                "huifang.intake.url=http://intake-service:8080"),
                        "Deployment/scheduler-service → Deployment/intake-service:8080 may not get"
                                + " out"),
                example(
                        rule,
                        "an issuer that cannot be reached",
                        all -> all.without(NetworkPolicy, "issuer"),
                        "Deployment/survey-service → outside:443 may not get out"),
                example(
                        rule,
                        "doors that stay open for Prometheus, who is not there",
                        all -> all.without(PodMonitor, "services"),
                        "Deployment/intake-service:9000 is let in without need"),
                example(
                        rule,
                        "a gateway that is not let in",
                        all -> all.without(NetworkPolicy, "doors"),
                        "Deployment/intake-service:8080 is not let in"),
                example(
                        rule,
                        "everything open that nobody closed",
                        all -> all.without(NetworkPolicy, "nothing-passes"),
                        "no policy closes"));
    }
}
