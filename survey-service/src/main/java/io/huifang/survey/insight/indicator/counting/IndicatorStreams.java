package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Topic;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Counts what is told on the topics of facts and tells it on {@code analytics-kpis}: one customer's
 * facts are read in one place, the sums of one window's cells are kept in one.
 */
@ApplicationScoped
public class IndicatorStreams {
    private static final String CHANGES = "indicator-changes";

    private final Rules rules;
    private final ObjectMapper mapper;
    private final MeterRegistry meters;

    public IndicatorStreams(Rules rules, ObjectMapper mapper, MeterRegistry meters) {
        this.rules = rules;
        this.mapper = mapper;
        this.meters = meters;
    }

    /** Adds what leads to {@code analytics-kpis}. */
    public void into(StreamsBuilder builder) {
        builder.addStateStore(Stored.events());
        builder.addStateStore(Stored.contacts());
        builder.addStateStore(Stored.cases());
        builder.addStateStore(Stored.gathered());
        builder.addStateStore(Stored.arrived());
        builder.addStateStore(Stored.sums());
        facts(builder, Topic.ANALYTICS_DECISIONS)
                .merge(facts(builder, Topic.ANALYTICS_ATTEMPTS))
                .merge(facts(builder, Topic.ANALYTICS_RESPONSES))
                .process(
                        () -> new CountFacts(rules, new ReadFacts(mapper, meters)),
                        Stored.EVENTS,
                        Stored.CONTACTS,
                        Stored.CASES,
                        Stored.GATHERED)
                .repartition(
                        Repartitioned.with(Serdes.String(), Serdes.ByteArray()).withName(CHANGES))
                .process(
                        () -> new SumUp(rules, new KpiRecords(mapper)), Stored.ARRIVED, Stored.SUMS)
                .to(
                        Topic.ANALYTICS_KPIS.topicName(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    /**
     * Read like this by every feature: streams of one topic are made one only when they are alike.
     */
    private static KStream<String, byte[]> facts(StreamsBuilder builder, Topic topic) {
        return builder.stream(
                topic.topicName(), Consumed.with(Serdes.String(), Serdes.ByteArray()));
    }
}
