package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.NetworkPolicy;
import static io.huifang.kubernetes.manifest.Kind.ScaledObject;
import static io.huifang.kubernetes.manifest.Kind.Service;

import io.huifang.kubernetes.rule.Rule;
import io.huifang.kubernetes.rule.SelectorsMatch;

import java.util.stream.Stream;

/** Selectors that select nothing. */
final class SelectorsExamples {
    private SelectorsExamples() {}

    static Stream<Example> examples() {
        Rule rule = new SelectorsMatch();
        return Stream.of(
                example(
                        rule,
                        "a Service for pods of another name",
                        set(
                                Service,
                                "intake-service",
                                "/spec/selector",
                                "app.kubernetes.io/name",
                                "intake"),
                        "Service/intake-service selects no pod"),
                // what kustomize does by itself when it is told to write labels into selectors
                example(
                        rule,
                        "an edge whose other side is narrowed by the labels of this one",
                        set(
                                NetworkPolicy,
                                "survey-service",
                                "/spec/egress/0/to/0/podSelector/matchLabels",
                                "app.kubernetes.io/name",
                                "survey-service"),
                        "NetworkPolicy/survey-service selects no pod"),
                example(
                        rule,
                        "an autoscaler of what is not there",
                        set(
                                ScaledObject,
                                "survey-service",
                                "/spec/scaleTargetRef",
                                "name",
                                "survey"),
                        "ScaledObject/survey-service scales survey, which is not there"),
                example(
                        rule,
                        "a Deployment that does not know its pods",
                        set(
                                Deployment,
                                "intake-service",
                                "/spec/selector/matchLabels",
                                "app.kubernetes.io/name",
                                "other"),
                        "Deployment/intake-service does not select its own pods"));
    }
}
