package io.huifang.survey.insight.fact;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.contract.erasure.CustomerErased;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.sealing.Pseudonyms;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what is told of one customer after the other and tells the facts that follow. A type that
 * it does not know is somebody else's; what cannot be read, or is so odd that no fact can be made
 * of it, is counted and left: its reader in the service sets it aside for a person. One record
 * would else stop all that come behind it, on every replica.
 */
final class TellFacts extends ContextualProcessor<String, byte[], String, byte[]> {
    private static final Duration TIDIED_EVERY = Duration.ofHours(6);

    private final Pseudonyms pseudonyms;
    private final FactJson json;
    private final MeterRegistry meters;

    private Erasures erasures;
    private CallbackBook callbacks;
    private DecisionFacts decisions;

    TellFacts(Pseudonyms pseudonyms, FactJson json, MeterRegistry meters) {
        this.pseudonyms = pseudonyms;
        this.json = json;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        erasures = new Erasures(context.getStateStore(FactStreams.ERASURES), pseudonyms, json);
        callbacks =
                new CallbackBook(
                        context.getStateStore(FactStreams.CALLBACKS), erasures, pseudonyms, json);
        decisions = new DecisionFacts(erasures, pseudonyms);
        context.schedule(
                TIDIED_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                now ->
                        callbacks.forgetEndedBefore(
                                Instant.ofEpochMilli(now).minus(CallbackBook.KEPT_AFTER_END)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        List<Fact> facts;
        try {
            facts = factsOf(record);
        } catch (KafkaException failed) {
            // of the stores and of Streams itself, which has its own ways to go on
            throw failed;
        } catch (RuntimeException odd) {
            String topic = context().recordMetadata().map(RecordMetadata::topic).orElse("none");
            meters.counter("huifang.insight.unreadable", "topic", topic).increment();
            return;
        }
        facts.forEach(fact -> tell(fact, record.timestamp()));
    }

    private List<Fact> factsOf(Record<String, byte[]> record) {
        String type = CloudEventAttributes.fromEncodedHeaders(name -> header(record, name)).type();
        return switch (type) {
            case DecisionMade.TYPE -> decided(json.read(record.value(), DecisionMade.class));
            case CallbackOpened.TYPE -> opened(json.read(record.value(), CallbackOpened.class));
            case CallbackClosed.TYPE ->
                    List.copyOf(callbacks.end(json.read(record.value(), CallbackClosed.class)));
            case AttemptConcluded.TYPE ->
                    promised(json.read(record.value(), AttemptConcluded.class));
            case PromiseSettled.TYPE ->
                    List.of(decisions.settled(json.read(record.value(), PromiseSettled.class)));
            case CustomerErased.TYPE -> {
                erasures.note(json.read(record.value(), CustomerErased.class));
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<Fact> decided(DecisionMade made) {
        List<Fact> facts = new ArrayList<>(3);
        facts.add(decisions.decided(made));
        if (opensTask(made)) {
            KnownCallback.Opening opening =
                    new KnownCallback.Opening(
                            made.occurredAt(),
                            made.eventTime(),
                            made.dueAt(),
                            made.targetAt(),
                            made.region(),
                            made.language(),
                            null);
            facts.addAll(
                    callbacks.open(made.callbackId(), made.customerId(), made.reason(), opening));
        }
        return facts;
    }

    /** Where no hour is left for the call a task opens, too, and waits for what else may come. */
    private static boolean opensTask(DecisionMade made) {
        return made.callbackId() != null
                && (made.dueAt() != null
                        || made.decision() == DecisionKind.SCHEDULED
                        || made.decision() == DecisionKind.DEFERRED);
    }

    private List<Fact> opened(CallbackOpened opened) {
        KnownCallback.Opening opening =
                new KnownCallback.Opening(
                        opened.occurredAt(),
                        opened.eventTime(),
                        opened.dueAt(),
                        opened.targetAt(),
                        opened.region(),
                        opened.language(),
                        opened.followUpOf());
        return List.copyOf(
                callbacks.open(opened.callbackId(), opened.customerId(), opened.reason(), opening));
    }

    private List<Fact> promised(AttemptConcluded concluded) {
        return concluded.promise() == null ? List.of() : List.of(decisions.promised(concluded));
    }

    private void tell(Fact fact, long timestamp) {
        Headers headers = new RecordHeaders();
        CloudEventAttributes.of(fact, SurveyFacts.SOURCE, null).forEachHeader(headers::add);
        context().forward(new Record<>(fact.customerId(), json.write(fact), timestamp, headers));
    }

    private static byte[] header(Record<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
