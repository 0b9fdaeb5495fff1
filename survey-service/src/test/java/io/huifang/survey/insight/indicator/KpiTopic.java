package io.huifang.survey.insight.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.KpiFact;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells on {@code analytics-kpis}, in transactions, what the counting would tell. */
final class KpiTopic implements AutoCloseable {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final KafkaProducer<String, byte[]> producer;

    KpiTopic() {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                ConfigProvider.getConfig()
                                        .getValue("kafka.bootstrap.servers", String.class),
                                "transactional.id",
                                "kpis-" + UUID.randomUUID()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
    }

    /** In one transaction. */
    void tell(KpiFact... facts) {
        producer.beginTransaction();
        send(List.of(facts));
        producer.commitTransaction();
    }

    /** In a transaction that comes to nothing. */
    void tellInVain(KpiFact... facts) {
        producer.beginTransaction();
        send(List.of(facts));
        producer.flush();
        producer.abortTransaction();
    }

    void tellBytes(String key, byte[] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topic.ANALYTICS_KPIS.topicName(), key, value));
        producer.commitTransaction();
    }

    private void send(List<KpiFact> facts) {
        for (KpiFact fact : facts) {
            try {
                producer.send(
                        new ProducerRecord<>(
                                Topic.ANALYTICS_KPIS.topicName(),
                                fact.key(),
                                MAPPER.writeValueAsBytes(fact)));
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** A share or a mean of one day. */
    static KpiFact day(
            String indicator,
            Map<String, String> dimensions,
            Instant start,
            long numerator,
            long denominator,
            long revision) {
        return fact(
                indicator, dimensions, start, 24, numerator, denominator, denominator, revision);
    }

    /** A count of one day. */
    static KpiFact count(
            String indicator,
            Map<String, String> dimensions,
            Instant start,
            long count,
            long revision) {
        return fact(indicator, dimensions, start, 24, count, 1, count, revision);
    }

    private static KpiFact fact(
            String indicator,
            Map<String, String> dimensions,
            Instant start,
            int hours,
            long numerator,
            long denominator,
            long n,
            long revision) {
        return new KpiFact(
                indicator,
                dimensions,
                start,
                start.plus(hours, ChronoUnit.HOURS),
                BigDecimal.valueOf(numerator),
                BigDecimal.valueOf(denominator),
                Value.of(Catalogue.named(indicator).kind(), numerator, denominator),
                n,
                revision);
    }

    @Override
    public void close() {
        producer.close();
    }
}
