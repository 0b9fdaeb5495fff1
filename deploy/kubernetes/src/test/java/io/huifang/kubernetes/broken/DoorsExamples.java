package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.HTTPRoute;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.kubernetes.rule.RoutesLeadWhereTheyMay;
import io.huifang.kubernetes.rule.Rule;

import java.util.stream.Stream;

/** Doors that lead where nobody may go. */
final class DoorsExamples {
    private DoorsExamples() {}

    static Stream<Example> examples() {
        Rule rule = new RoutesLeadWhereTheyMay();
        String path = "/spec/rules/0/matches/0/path";
        return Stream.of(
                example(
                        rule,
                        "all of intake outside",
                        all -> all.changed(HTTPRoute, "events", json -> prefix(json, path, "/v1")),
                        "leads to /v1/customers/{customerId}/contact, for services only"),
                example(
                        rule,
                        "the desk outside",
                        set(HTTPRoute, "answers", path, "value", "/desk"),
                        "leads to /desk, for staff only"),
                example(
                        rule,
                        "what survey asks the scheduler, inside",
                        set(
                                HTTPRoute,
                                "plan",
                                "/spec/rules/0/matches/1/path",
                                "value",
                                "/internal"),
                        "for services only"),
                example(
                        rule,
                        "a path that nobody serves",
                        set(HTTPRoute, "answers", path, "value", "/nowhere"),
                        "leads nowhere"));
    }

    private static void prefix(ObjectNode json, String pointer, String path) {
        ObjectNode match = (ObjectNode) json.at(pointer);
        match.put("type", "PathPrefix").put("value", path);
    }
}
