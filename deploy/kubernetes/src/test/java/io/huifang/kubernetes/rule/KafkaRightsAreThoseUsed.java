package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.TopicUse;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Each service may do on Kafka what it does, and nothing else. */
public final class KafkaRightsAreThoseUsed implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            Document user = documents.get(Kind.KafkaUser, program.service());
            Set<String> granted = granted(user);
            Set<String> used = used(TopicUse.of(program));
            used.stream()
                    .filter(it -> !granted.contains(it))
                    .forEach(it -> broken.add(user.id() + " may not " + it));
            granted.stream()
                    .filter(it -> !used.contains(it))
                    .forEach(it -> broken.add(user.id() + " may without need " + it));
            if (!user.at("/spec/authentication/type").asText().equals("tls")) {
                broken.add(user.id() + " has no certificate");
            }
        }
        return broken;
    }

    private static Set<String> granted(Document user) {
        Set<String> granted = new TreeSet<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            String prefixed = resource.path("patternType").asText().equals("prefix") ? "*" : "";
            for (JsonNode operation : acl.path("operations")) {
                granted.add(
                        "%s %s %s%s"
                                .formatted(
                                        operation.asText(),
                                        resource.path("type").asText(),
                                        resource.path("name").asText(),
                                        prefixed));
            }
        }
        return granted;
    }

    private static Set<String> used(TopicUse use) {
        Set<String> used = new TreeSet<>();
        use.read().forEach(it -> add(used, List.of("Read", "Describe"), "topic", it));
        use.written().forEach(it -> add(used, List.of("Write", "Describe"), "topic", it));
        use.groups().forEach(it -> add(used, List.of("Read", "Describe"), "group", it));
        // a streams application makes, clears and writes topics of its own, in transactions
        for (String application : use.own()) {
            String own = application + "-*";
            add(used, List.of("Create", "Read", "Write", "Delete", "Describe"), "topic", own);
            add(used, List.of("Write", "Describe"), "transactionalId", own);
        }
        return used;
    }

    private static void add(Set<String> used, List<String> operations, String type, String name) {
        operations.forEach(operation -> used.add(operation + " " + type + " " + name));
    }
}
