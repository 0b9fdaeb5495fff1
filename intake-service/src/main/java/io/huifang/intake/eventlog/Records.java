package io.huifang.intake.eventlog;

import io.huifang.contract.Topic;
import io.huifang.intake.cloudevent.IncomingEvent;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;

/** Events as records: CloudEvents in binary mode, keyed by customer. */
final class Records {
    private static final String TOPIC = Topic.WALLET_EVENTS.topicName();

    private Records() {}

    static ProducerRecord<String, byte[]> of(IncomingEvent event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, event.attributes().subject(), event.data());
        event.attributes()
                .toHeaders()
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
