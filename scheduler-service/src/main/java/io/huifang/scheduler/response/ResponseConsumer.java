package io.huifang.scheduler.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.survey.SurveyInvited;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code survey-responses}: one poll, one transaction. */
@ApplicationScoped
class ResponseConsumer {
    /** The consumer group, under which the offsets are stored. */
    static final String GROUP = "scheduler-responses";

    private final StoredOffsets offsets;
    private final HearResponses hearResponses;
    private final DeadLetters deadLetters;
    private final ObjectReader responses;
    private final ObjectReader invitations;

    ResponseConsumer(
            StoredOffsets offsets,
            HearResponses hearResponses,
            DeadLetters deadLetters,
            ObjectMapper json) {
        this.offsets = offsets;
        this.hearResponses = hearResponses;
        this.deadLetters = deadLetters;
        this.responses = reader(json, SurveyResponded.class);
        this.invitations = reader(json, SurveyInvited.class);
    }

    private static ObjectReader reader(ObjectMapper json, Class<?> fact) {
        return json.readerFor(fact).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("survey-responses")
    Uni<Void> consume(ConsumerRecords<String, byte[]> polled) {
        return hearResponses.ready().chain(() -> offsets.consume(GROUP, polled, this::hear));
    }

    private Uni<Void> hear(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
        List<Response> told = new ArrayList<>(records.size());
        List<InvitedSurvey> invited = new ArrayList<>();
        List<Letter> unread = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                switch (type(record)) {
                    case SurveyResponded.TYPE ->
                            told.add(new Response(record, responses.readValue(value(record))));
                    case SurveyInvited.TYPE ->
                            invited.add(
                                    new InvitedSurvey(
                                            record, invitations.readValue(value(record))));
                    default -> {} // not for us
                }
            } catch (IOException unreadable) {
                unread.add(new Letter(record, "the data is not what its topic says"));
            }
        }
        Heard heard = new Heard(told, invited);
        return deadLetters
                .setAside(tx, unread)
                .chain(
                        () ->
                                heard.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : hearResponses.hear(tx, heard));
    }

    /** One without a type is what the topic was made for. */
    private static String type(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null
                ? SurveyResponded.TYPE
                : new String(type.value(), UTF_8);
    }

    // A record without an id, a customer, an attempt or answers does not become a fact: its
    // constructor refuses.
    private static byte[] value(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) throw new IOException("there is no data");
        return record.value();
    }
}
