package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;

/**
 * The pods that Strimzi makes also pass a namespace that enforces "restricted": by themselves they
 * do not, and a broker that is refused is missed at night, when its node dies.
 */
public final class BrokersAreRestricted implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        boolean knowsZones =
                documents.of(Kind.Kafka).anyMatch(it -> it.at("/spec/kafka").has("rack"));
        for (Document pool : documents.of(Kind.KafkaNodePool).toList()) {
            add(pool, "/spec/template/kafkaContainer", broken);
            if (knowsZones) {
                add(pool, "/spec/template/initContainer", broken);
            }
        }
        for (Document kafka : documents.of(Kind.Kafka).toList()) {
            add(kafka, "/spec/entityOperator/template/topicOperatorContainer", broken);
            add(kafka, "/spec/entityOperator/template/userOperatorContainer", broken);
        }
        return broken;
    }

    private static void add(Document document, String container, List<String> broken) {
        JsonNode context = document.at(container + "/securityContext");
        boolean isRestricted =
                !context.path("allowPrivilegeEscalation").asBoolean(true)
                        && context.path("runAsNonRoot").asBoolean()
                        && context.at("/capabilities/drop/0").asText().equals("ALL")
                        && context.at("/seccompProfile/type").asText().equals("RuntimeDefault");
        if (!isRestricted) {
            broken.add(document.id() + " would be refused for " + container);
        }
    }
}
