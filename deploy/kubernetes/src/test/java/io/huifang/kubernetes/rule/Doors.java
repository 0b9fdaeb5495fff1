package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;
import io.huifang.kubernetes.rule.Edges.Edge;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who comes to the services from other namespaces: gateways by routes, Prometheus for metrics. */
record Doors(Documents documents) {
    /** Whether somebody comes that way. */
    boolean isUsed(Edge edge) {
        return edge.from().startsWith(Edge.NAMESPACE) && wanted().anyMatch(it -> same(it, edge));
    }

    /** Ways that somebody comes and that no edge opens. */
    List<String> missing(Set<Edge> open) {
        return wanted().filter(it -> open.stream().noneMatch(edge -> same(it, edge)))
                .map(Edge::toString)
                .toList();
    }

    private static boolean same(Edge one, Edge other) {
        return one.to().equals(other.to()) && one.port().equals(other.port());
    }

    private Stream<Edge> wanted() {
        return Arrays.stream(Program.values())
                .map(program -> documents.get(Kind.Deployment, program.service()))
                .flatMap(it -> Stream.concat(byRoute(it), byMetrics(it)));
    }

    private Stream<Edge> byRoute(Document deployment) {
        boolean isRouted = Routes.of(documents).anyMatch(it -> it.leadsTo(deployment.name()));
        return isRouted ? edge(deployment, "http") : Stream.empty();
    }

    private Stream<Edge> byMetrics(Document deployment) {
        PodLabels pod =
                new PodLabels(deployment.id(), deployment.texts("/spec/template/metadata/labels"));
        return documents
                .of(Kind.PodMonitor)
                .filter(monitor -> pod.isSelectedBy(monitor.at("/spec/selector")))
                .flatMap(monitor -> monitor.each("/spec/podMetricsEndpoints"))
                .flatMap(endpoint -> edge(deployment, endpoint.path("port").asText()));
    }

    private static Stream<Edge> edge(Document deployment, String portName) {
        Stream<JsonNode> ports = Document.elements(Pods.container(deployment).path("ports"));
        return ports.filter(it -> it.path("name").asText().equals(portName))
                .map(it -> it.path("containerPort").asText())
                .map(port -> new Edge("somebody", deployment.id(), port));
    }
}
