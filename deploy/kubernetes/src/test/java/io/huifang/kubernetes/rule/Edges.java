package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which pods may speak to which, as network policies say it; pods are named by their owners. */
record Edges(Documents documents, List<PodLabels> pods) {
    /** The cluster's resolver, whom everybody asks. */
    private static final String NAMES = "53";

    static Edges of(Documents documents) {
        return new Edges(documents, PodLabels.of(documents));
    }

    /** Who may ask whom. */
    Set<Edge> out() {
        return edges("/spec/egress", "to");
    }

    /** Who is let in by whom. */
    Set<Edge> in() {
        return edges("/spec/ingress", "from");
    }

    private Set<Edge> edges(String rules, String side) {
        Set<Edge> edges = new TreeSet<>();
        for (Document policy : documents.of(Kind.NetworkPolicy).toList()) {
            for (String owner : selected(policy)) {
                for (JsonNode rule : policy.each(rules).toList()) {
                    add(edges, owner, rule, side);
                }
            }
        }
        return edges;
    }

    private void add(Set<Edge> edges, String owner, JsonNode rule, String side) {
        for (String port : ports(rule)) {
            for (String peer : peers(rule, side)) {
                edges.add(
                        side.equals("to")
                                ? new Edge(owner, peer, port)
                                : new Edge(peer, owner, port));
            }
        }
    }

    private static List<String> ports(JsonNode rule) {
        return rule.has("ports")
                ? Document.elements(rule.path("ports"))
                        .map(it -> it.path("port").asText())
                        .filter(port -> !port.equals(NAMES))
                        .toList()
                : List.of("any");
    }

    private List<String> peers(JsonNode rule, String side) {
        return rule.has(side)
                ? Document.elements(rule.path(side)).flatMap(this::peer).toList()
                : List.of(Edge.ANYWHERE);
    }

    private Stream<String> peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return Stream.of(Edge.OUTSIDE);
        }
        if (peer.has("namespaceSelector")) {
            return Stream.of(Edge.NAMESPACE + peer.at("/namespaceSelector/matchLabels"));
        }
        return owners(peer.path("podSelector"));
    }

    /** None for a policy that holds for all pods. */
    private List<String> selected(Document policy) {
        JsonNode selector = policy.at("/spec/podSelector");
        return selector.isEmpty() ? List.of() : owners(selector).toList();
    }

    private Stream<String> owners(JsonNode selector) {
        return pods.stream().filter(pod -> pod.isSelectedBy(selector)).map(PodLabels::owner);
    }

    /**
     * One of them.
     *
     * @param from owner of the pods that ask
     * @param to owner of the pods that are asked
     */
    record Edge(String from, String to, String port) implements Comparable<Edge> {
        static final String ANYWHERE = "anywhere";
        static final String OUTSIDE = "outside";
        static final String NAMESPACE = "namespace ";

        @Override
        public int compareTo(Edge other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " → " + to + ":" + port;
        }
    }
}
