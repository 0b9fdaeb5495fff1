package io.huifang.survey.insight.fact;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Topic;
import io.huifang.survey.sealing.Pseudonyms;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.List;
import java.util.stream.Stream;

/** Derives {@code analytics-decisions} from what is told of customers under their own ids. */
@ApplicationScoped
public class FactStreams {
    /** Erasures by the customer's handle. */
    static final String ERASURES = "fact-erasures";

    /** Callback tasks by their id. */
    static final String CALLBACKS = "fact-callbacks";

    /** All keyed by the customer and cut into as many partitions: one task reads one customer. */
    private static final List<String> SOURCES =
            Stream.of(
                            Topic.CUSTOMER_ERASURES,
                            Topic.CALLBACK_DECISIONS,
                            Topic.CALLBACK_TASKS,
                            Topic.CALLBACK_ATTEMPTS)
                    .map(Topic::topicName)
                    .toList();

    private final Pseudonyms pseudonyms;
    private final ObjectMapper mapper;
    private final MeterRegistry meters;

    public FactStreams(Pseudonyms pseudonyms, ObjectMapper mapper, MeterRegistry meters) {
        this.pseudonyms = pseudonyms;
        this.mapper = mapper;
        this.meters = meters;
    }

    /** Adds what leads to {@code analytics-decisions}. */
    public void into(StreamsBuilder builder) {
        builder.addStateStore(store(ERASURES));
        builder.addStateStore(store(CALLBACKS));
        builder.stream(SOURCES, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(
                        () -> new TellFacts(pseudonyms, new FactJson(mapper), meters),
                        ERASURES,
                        CALLBACKS)
                .to(
                        Topic.ANALYTICS_DECISIONS.topicName(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), bytes);
    }
}
