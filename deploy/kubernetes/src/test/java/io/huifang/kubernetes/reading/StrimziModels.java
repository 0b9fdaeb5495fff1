package io.huifang.kubernetes.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.huifang.kubernetes.manifest.Document;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Strimzi's kinds, by its own models, which by themselves keep whatever they do not know. */
final class StrimziModels {
    private static final Map<String, Class<?>> MODELS =
            Map.of(
                    "Kafka", Kafka.class,
                    "KafkaNodePool", KafkaNodePool.class,
                    "KafkaTopic", KafkaTopic.class,
                    "KafkaUser", KafkaUser.class);

    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .annotationIntrospector(new NothingElse())
                    .build();

    /** Empty when the kind is none of Strimzi's. */
    Optional<List<String>> faults(Document document) {
        return document.apiVersion().equals("kafka.strimzi.io/v1")
                ? Optional.ofNullable(MODELS.get(document.kind()))
                        .map(model -> faults(document, model))
                : Optional.empty();
    }

    private static List<String> faults(Document document, Class<?> model) {
        try {
            STRICT.treeToValue(document.json(), model);
            return List.of();
        } catch (JsonProcessingException refusal) {
            return List.of(refusal.getOriginalMessage());
        }
    }

    /** Leaves no room for what a model has no member for. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
