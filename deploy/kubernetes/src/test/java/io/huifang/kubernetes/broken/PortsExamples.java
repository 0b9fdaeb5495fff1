package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.PodMonitor;
import static io.huifang.kubernetes.manifest.Kind.Service;

import io.huifang.kubernetes.rule.PortsAndProbesExist;
import io.huifang.kubernetes.rule.Rule;

import java.util.stream.Stream;

/** Ports, probes and metrics that are not there. */
final class PortsExamples {
    private static final String SERVICE = "/spec/template/spec/containers/0";

    private PortsExamples() {}

    static Stream<Example> examples() {
        Rule rule = new PortsAndProbesExist();
        return Stream.of(
                example(
                        rule,
                        "a port on which nobody listens",
                        set(
                                Deployment,
                                "intake-service",
                                SERVICE + "/ports/0",
                                "containerPort",
                                8081),
                        "Deployment/intake-service tells the ports"),
                example(
                        rule,
                        "readiness asked where liveness is",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/readinessProbe/httpGet",
                                "path",
                                "/health/live"),
                        "Deployment/survey-service has a readinessProbe"),
                example(
                        rule,
                        "a probe of the customers' port",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/livenessProbe/httpGet",
                                "port",
                                "http"),
                        "Deployment/survey-service has a livenessProbe"),
                example(
                        rule,
                        "metrics where there are none",
                        set(
                                PodMonitor,
                                "services",
                                "/spec/podMetricsEndpoints/0",
                                "path",
                                "/q/metrics"),
                        "PodMonitor/services asks Deployment/intake-service"),
                example(
                        rule,
                        "a Service that leads to health and metrics",
                        set(Service, "intake-service", "/spec/ports/0", "targetPort", "management"),
                        "Service/intake-service leads to a port besides http"));
    }
}
