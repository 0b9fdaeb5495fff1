package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.letter.Cluster;
import io.huifang.local.letter.DeadLetter;
import io.huifang.local.letter.DeadLetters;
import io.huifang.local.letter.Marks;
import io.huifang.local.letter.Outcome;
import io.huifang.local.letter.Place;
import io.huifang.local.letter.Redrive;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the scheduler could not work on is decided once its cause is mended and it is redriven. */
@Tag("journey")
@Tag("P6")
class DeadLetterJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CUSTOMER = "c-letter-1";
    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Rig rig = Rigs.shared();
    private final OneCall call = new OneCall(rig, CUSTOMER);
    private final Cluster cluster = Cluster.at(rig.stack().kafka().bootstrap());

    @AfterEach
    void mend() {
        scheduler("ALTER TABLE decision DROP CONSTRAINT IF EXISTS broken");
    }

    @Test
    void decidesARedrivenEventOnceItsCauseIsMendedAndNeverTwice() {
        scheduler(
                "ALTER TABLE decision ADD CONSTRAINT broken CHECK (customer_id <> '%s') NOT VALID"
                        .formatted(CUSTOMER));
        Draft failed = call.event("1", PaymentFailed.TYPE, failedPayment());
        Exchange accepted = call.post(failed, TRACE_PARENT);
        assertThat(accepted.is(202)).as(accepted::toString).isTrue();

        DeadLetter first = letter(1);
        assertThat(first.reason()).contains("constraint broken");
        assertThat(redrive(first)).isInstanceOf(Outcome.Redriven.class);
        DeadLetter second = letter(2);
        assertThat(second.ancestors()).containsExactly(first.id().inOneWord());

        mend();
        assertThat(redrive(second)).isInstanceOf(Outcome.Redriven.class);
        JsonNode decision = call.decisionOf(failed);
        assertThat(decision.get("decision").asText()).isEqualTo("SCHEDULED");

        assertThat(redrive(first)).isInstanceOf(Outcome.Already.class);
        assertThat(redrive(second)).isInstanceOf(Outcome.Already.class);
        assertThat(ofTheCustomer(KafkaRecords.on(bootstrap()).all(events()))).hasSize(3);
        call.claim(decision.get("callbackId").asText());
        call.conclude(Json.object().put("disposition", "STATE_CHANGED"));
    }

    /** The youngest of so many letters of the customer, once they are there. */
    private DeadLetter letter(int count) {
        List<KafkaRecord> letters =
                KafkaRecords.on(bootstrap())
                        .until(
                                Topic.WALLET_EVENTS_DLQ.topicName(),
                                SOON,
                                records -> ofTheCustomer(records).size() >= count);
        KafkaRecord last = ofTheCustomer(letters).get(count - 1);
        Place place = new Place(last.topic(), last.partition(), last.offset());
        try (DeadLetters all = new DeadLetters(cluster)) {
            return all.at(place).orElseThrow();
        }
    }

    private Outcome redrive(DeadLetter letter) {
        try (Marks marks = new Marks(cluster);
                Redrive redrive = new Redrive(cluster, marks, UUID.randomUUID().toString())) {
            return redrive.redrive(List.of(letter)).get(letter.id());
        }
    }

    private static List<KafkaRecord> ofTheCustomer(List<KafkaRecord> records) {
        return records.stream().filter(record -> CUSTOMER.equals(record.key())).toList();
    }

    private void scheduler(String sql) {
        Rows.change(rig.stack().database(Service.SCHEDULER), sql);
    }

    private String bootstrap() {
        return rig.stack().kafka().bootstrap();
    }

    private static String events() {
        return Topic.WALLET_EVENTS.topicName();
    }

    private static ObjectNode failedPayment() {
        ObjectNode data = Json.object().put("paymentId", "pay-1").put("amount", "100.50");
        data.put("currency", "CNY").put("cause", "NETWORK");
        return OneCall.withContact(data, "+8613800138009", "林晓");
    }
}
