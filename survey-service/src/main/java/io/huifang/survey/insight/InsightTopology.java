package io.huifang.survey.insight;

import io.huifang.survey.insight.fact.FactStreams;
import io.huifang.survey.insight.indicator.counting.IndicatorStreams;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/**
 * What flows from topic to topic. Stores and inner topics have names of their own, so that a later
 * release finds what an earlier one counted.
 */
@ApplicationScoped
public class InsightTopology {
    private final FactStreams factStreams;
    private final IndicatorStreams indicatorStreams;

    public InsightTopology(FactStreams factStreams, IndicatorStreams indicatorStreams) {
        this.factStreams = factStreams;
        this.indicatorStreams = indicatorStreams;
    }

    /** The whole of it, built anew: a topology runs once. */
    public Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        factStreams.into(builder);
        indicatorStreams.into(builder);
        return builder.build();
    }
}
