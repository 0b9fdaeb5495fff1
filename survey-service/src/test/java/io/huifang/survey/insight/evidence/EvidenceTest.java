package io.huifang.survey.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.SimulatedWorld;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.Topics;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is kept of facts, and for how long. */
@SurveyTest
@Order(SimulatedWorld.LAST)
@Tag("R89")
class EvidenceTest {
    // In hours: a day of the session's zone may have 23 or 25, and another date than UTC's.
    private static final String OLD = "now() - interval '2928 hours'";
    private static final String KEPT = "now() - interval '2832 hours'";

    @Inject PurgeEvidence purgeEvidence;

    Database database;

    @Test
    @Tag("R98")
    @Tag("D14")
    void namesNobody() {
        SimulatedWorld world = SimulatedWorld.told(database);
        List<String> named = world.truths().named();

        assertThat(named).isNotEmpty();
        named.stream()
                .limit(3)
                .forEach(name -> assertThat(Tables.of(database).readableIn(name)).isEmpty());
    }

    @Test
    void setsAsideWhatCannotBeReadAndGoesOn() {
        String poison = "poison-" + UUID.randomUUID();

        send(poison, DecisionMade.TYPE, "{\"eventId\":7}");
        Evidence.of(database).tell(List.of());

        assertThat(Topics.under(Topic.CALLBACK_DECISIONS_DLQ, poison, 1)).hasSize(1);
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        String other = "other-" + UUID.randomUUID();

        send(other, "io.huifang.something.new.v1", "not even JSON");
        Evidence.of(database).tell(List.of());

        assertThat(Topics.sayingNow(Topic.CALLBACK_DECISIONS_DLQ, "not even JSON")).isEmpty();
    }

    @Test
    @Tag("P9")
    void countsOnceWhatWasDecidedAnewAfterALoss() {
        String cause = "ANEW_" + UUID.randomUUID().toString().substring(0, 8);
        UUID callbackId = UUID.randomUUID();
        Instant at = Instant.now().minusSeconds(5);
        Told first = decided("event-" + UUID.randomUUID(), cause, callbackId, at);
        String id = ((DecisionMade) first.fact()).id();

        Evidence.of(database).tell(List.of(first, decided(id, cause, callbackId, at)));
        Evidence.of(database).tell(List.of(first, decided(id, cause, callbackId, at)));

        assertThat(kept(callbackId)).isEqualTo(1);
        assertThat(counted(cause)).isEqualTo(1);

        Evidence.of(database)
                .tell(List.of(decided("other-" + UUID.randomUUID(), cause, callbackId, at)));

        assertThat(kept(callbackId)).isEqualTo(2);
        assertThat(counted(cause)).isEqualTo(2);
    }

    private long kept(UUID callbackId) {
        return Tables.of(database)
                .count("SELECT count(*) FROM effect_event WHERE callback_id = ?", callbackId);
    }

    private long counted(String cause) {
        return Tables.of(database)
                .count("SELECT coalesce(sum(events), 0) FROM harm_count WHERE cause = ?", cause);
    }

    @Test
    void forgetsWhatIsOld() {
        Tables tables = Tables.of(database);
        String mine = "purged-" + UUID.randomUUID();
        for (String at : List.of(OLD, KEPT)) {
            tables.run(
                    "INSERT INTO effect_event (event_id, happened_at, pseudonym, event_type)"
                            + " VALUES (gen_random_uuid(), %s, ?, 'x')".formatted(at),
                    mine);
            tables.run(
                    "INSERT INTO effect_answer (event_id, answered_at, callback_id, pseudonym, csat)"
                            + " VALUES (gen_random_uuid(), %s, gen_random_uuid(), ?, 3)"
                                    .formatted(at),
                    mine);
            tables.run(
                    "INSERT INTO forgotten_pseudonym"
                            + " VALUES (? || (%s)::text, ((%s) AT TIME ZONE 'UTC')::date)"
                                    .formatted(at, at),
                    mine);
            tables.run(
                    "INSERT INTO tried_attempt VALUES (gen_random_uuid(), gen_random_uuid(), %s,"
                                    .formatted(at)
                            + " now(), 1, 0, true, ?, 'BUSY')",
                    mine);
            tables.run(
                    "INSERT INTO harm_count (bucket, events, event_type, cause, merchant_category,"
                            + " region) VALUES (date_bin('10 minutes', %s,".formatted(at)
                            + " 'epoch'::timestamptz), 1, 'x', ?, '', '')",
                    mine);
        }

        Eventually.eventually().until(() -> !purgeEvidence.purge().await().indefinitely());

        for (String left :
                List.of(
                        "effect_event WHERE pseudonym",
                        "effect_answer WHERE pseudonym",
                        "tried_attempt WHERE reason",
                        "harm_count WHERE cause")) {
            assertThat(tables.count("SELECT count(*) FROM " + left + " = ?", mine))
                    .as(left)
                    .isEqualTo(1);
        }
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM forgotten_pseudonym"
                                        + " WHERE starts_with(pseudonym, ?)",
                                mine))
                .isEqualTo(1);
    }

    private static Told decided(String id, String cause, UUID callbackId, Instant at) {
        return new Told(
                Topic.CALLBACK_DECISIONS,
                new DecisionMade(
                        UUID.randomUUID(),
                        at,
                        "customer-of-" + cause,
                        "/wallet",
                        id,
                        PaymentFailed.TYPE,
                        DecisionKind.SCHEDULED,
                        "payment-failed",
                        "reason.schedule",
                        1,
                        "To be called.",
                        Map.of(),
                        callbackId,
                        at,
                        cause,
                        null,
                        "CNY",
                        null,
                        null,
                        HoldOut.CALLED,
                        null,
                        at,
                        null));
    }

    private static void send(String key, String type, String value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topic.CALLBACK_DECISIONS.topicName(),
                        key,
                        value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        String bootstrap =
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(record);
        }
    }
}
