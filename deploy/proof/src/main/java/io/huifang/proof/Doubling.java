package io.huifang.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.simulation.log.FactLog;
import io.huifang.simulation.world.Told;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** The harm that the proof must see: a fact that is there twice, and not known as the same. */
final class Doubling {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String bootstrap;
    private final ObjectMapper mapper =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    Doubling(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void tellAnAnswerAgain() {
        String topic = Topic.ANALYTICS_RESPONSES.topicName();
        KafkaRecord one =
                KafkaRecords.on(bootstrap).until(topic, PATIENCE, this::hasScore, 1).get(0);
        try (FactLog log = new FactLog(bootstrap)) {
            log.tell(new Told(Topic.ANALYTICS_RESPONSES, underAnotherId(read(one))));
        }
    }

    private boolean hasScore(KafkaRecord record) {
        return read(record).csat() != null;
    }

    private ResponseFact read(KafkaRecord record) {
        try {
            return mapper.readValue(record.value(), ResponseFact.class);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static ResponseFact underAnotherId(ResponseFact one) {
        byte[] name = one.eventId().toString().getBytes(StandardCharsets.UTF_8);
        return new ResponseFact(
                UUID.nameUUIDFromBytes(name),
                one.occurredAt(),
                one.customerId(),
                one.callbackId(),
                one.attemptId(),
                one.reason(),
                one.questionnaire(),
                one.questionnaireVersion(),
                one.csat(),
                one.nps(),
                one.ces(),
                one.resolved(),
                one.commented(),
                one.agentId(),
                one.region(),
                one.language(),
                one.agentGroup(),
                one.channel());
    }
}
