package io.huifang.kubernetes.broken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.function.UnaryOperator;

/** Ways to spoil one document. */
final class Mistakes {
    private Mistakes() {}

    static UnaryOperator<Documents> set(
            Kind kind, String name, String pointer, String member, Object value) {
        return all ->
                all.changed(
                                kind,
                                name,
                                json -> ((ObjectNode) json.at(pointer)).putPOJO(member, value))
                        .reread();
    }

    static UnaryOperator<Documents> drop(Kind kind, String name, String pointer, String member) {
        return all ->
                all.changed(kind, name, json -> ((ObjectNode) json.at(pointer)).remove(member));
    }

    static UnaryOperator<Documents> remove(Kind kind, String name, String pointer, int index) {
        return all -> all.changed(kind, name, json -> ((ArrayNode) json.at(pointer)).remove(index));
    }

    /** A line more in a file of a service's ConfigMap, whose name ends by a hash. */
    static UnaryOperator<Documents> append(String service, String file, String line) {
        return all -> {
            String map =
                    all.of(Kind.ConfigMap)
                            .filter(it -> it.name().startsWith(service + "-"))
                            .findFirst()
                            .orElseThrow()
                            .name();
            return all.changed(
                    Kind.ConfigMap,
                    map,
                    json -> {
                        ObjectNode data = (ObjectNode) json.path("data");
                        data.put(file, data.path(file).asText() + "\n" + line + "\n");
                    });
        };
    }
}
