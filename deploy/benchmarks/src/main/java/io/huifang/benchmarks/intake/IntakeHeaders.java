package io.huifang.benchmarks.intake;

import io.huifang.contract.CloudEventAttributes;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The headers that intake itself puts on a record, so that the limit moves as many bytes. */
final class IntakeHeaders {
    private static final Instant TIME = Instant.parse("2026-11-01T01:30:00Z");

    private IntakeHeaders() {}

    static void addTo(ProducerRecord<String, byte[]> record, long number) {
        new CloudEventAttributes(
                        "bench-" + number,
                        "/demo-wallet",
                        "io.huifang.payment.failed.v1",
                        record.key(),
                        TIME,
                        null,
                        null,
                        null)
                .toHeaders()
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}
