package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;
import io.huifang.kubernetes.rule.Edges.Edge;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whom the services ask, by the addresses that they are configured with. */
record Dependencies(Documents documents) {
    /** Addresses that people's browsers ask and no service does. */
    private static final String FOR_PEOPLE = ".*(base-url|scheduler-url)";

    private static final String BROKERS = "-kafka-bootstrap";
    private static final String DATABASE = "-rw";

    /** An edge for each. */
    Set<Edge> edges() {
        Set<Edge> edges = new TreeSet<>();
        for (Program program : Program.values()) {
            String asker = Kind.Deployment + "/" + program.service();
            addresses(Settings.of(program, documents))
                    .flatMap(this::asked)
                    .forEach(it -> edges.add(new Edge(asker, it.to(), it.port())));
        }
        return edges;
    }

    private static Stream<URI> addresses(Settings settings) {
        Stream<URI> brokers =
                Arrays.stream(settings.get("kafka.bootstrap.servers").split(","))
                        .map(server -> URI.create("kafka://" + server));
        Stream<URI> others =
                settings.matching(".*[.-]url").entrySet().stream()
                        .filter(it -> !it.getKey().matches(FOR_PEOPLE))
                        .map(it -> URI.create(it.getValue().replaceFirst("^jdbc:", "")));
        return Stream.concat(brokers, others);
    }

    private Stream<Edge> asked(URI address) {
        String host = address.getHost();
        if (documents.find(Kind.Service, host).isPresent()) {
            return behind(documents.get(Kind.Service, host), address.getPort());
        }
        if (host.endsWith(BROKERS)) {
            return documents
                    .of(Kind.KafkaNodePool)
                    .filter(pool -> pool.each("/spec/roles").anyMatch(Dependencies::isBroker))
                    .map(pool -> edge(pool.id(), address.getPort()));
        }
        if (host.endsWith(DATABASE)) {
            String cluster = host.substring(0, host.length() - DATABASE.length());
            return Stream.of(edge(documents.get(Kind.Cluster, cluster).id(), address.getPort()));
        }
        return Stream.of(edge(Edge.OUTSIDE, address.getPort() < 0 ? 443 : address.getPort()));
    }

    /** Network policies see the pods behind a Service, at the ports on which they listen. */
    private Stream<Edge> behind(Document service, int port) {
        Document deployment = documents.get(Kind.Deployment, service.name());
        return service.each("/spec/ports")
                .filter(it -> it.path("port").asInt() == port)
                .flatMap(
                        it ->
                                Document.elements(Pods.container(deployment).path("ports"))
                                        .filter(
                                                its ->
                                                        its.path("name")
                                                                .equals(it.path("targetPort")))
                                        .map(its -> its.path("containerPort").asInt()))
                .map(listens -> edge(deployment.id(), listens));
    }

    private static boolean isBroker(JsonNode role) {
        return role.asText().equals("broker");
    }

    private static Edge edge(String to, int port) {
        return new Edge("", to, Integer.toString(port));
    }
}
