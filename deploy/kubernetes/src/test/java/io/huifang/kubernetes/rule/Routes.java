package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.stream.Stream;

/** Ways into the cluster: by HTTPRoutes or by Ingresses. */
final class Routes {
    private Routes() {}

    static Stream<Route> of(Documents documents) {
        return Stream.concat(
                documents.of(Kind.HTTPRoute).flatMap(Routes::ofRoute),
                documents.of(Kind.Ingress).flatMap(Routes::ofIngress));
    }

    private static Stream<Route> ofRoute(Document route) {
        String door = route.at("/spec/parentRefs/0/name").asText();
        return route.each("/spec/rules")
                .flatMap(
                        rule ->
                                Document.elements(rule.path("matches"))
                                        .map(match -> match.path("path"))
                                        .map(
                                                path ->
                                                        new Route(
                                                                route.id(),
                                                                door,
                                                                rule.at("/backendRefs/0/name")
                                                                        .asText(),
                                                                path.path("value").asText(),
                                                                isExact(path.path("type")))));
    }

    private static Stream<Route> ofIngress(Document ingress) {
        String door = ingress.at("/spec/ingressClassName").asText();
        return ingress.each("/spec/rules")
                .flatMap(rule -> Document.elements(rule.at("/http/paths")))
                .map(
                        path ->
                                new Route(
                                        ingress.id(),
                                        door,
                                        path.at("/backend/service/name").asText(),
                                        path.path("path").asText(),
                                        isExact(path.path("pathType"))));
    }

    private static boolean isExact(JsonNode type) {
        return type.asText().equals("Exact");
    }

    /**
     * One of them.
     *
     * @param in the document
     * @param door by which gateway or class of ingress: outside or inside
     * @param exactly or also what is below the path
     */
    record Route(String in, String door, String service, String path, boolean exactly) {
        boolean leadsTo(String name) {
            return service.equals(name);
        }

        boolean isFromOutside() {
            return !door.equals("inside");
        }
    }
}
