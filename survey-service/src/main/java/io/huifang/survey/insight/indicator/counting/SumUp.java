package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.tally.Cell;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the sums of cells and tells what changed in them. Changes of a cell come from as many
 * places as there are partitions of customers; those of a moment are told together.
 */
final class SumUp implements Processor<String, Tally, String, byte[]> {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 5000;

    private final Rules rules;
    private final ObjectMapper mapper;

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, Sums> sums;
    private Gathered untold;

    SumUp(Rules rules, ObjectMapper mapper) {
        this.rules = rules;
        this.mapper = mapper;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.sums = context.getStateStore(Stored.SUMS);
        this.untold = new Gathered(context.getStateStore(Stored.UNTOLD));
        context.schedule(rules.gatherFor(), PunctuationType.WALL_CLOCK_TIME, now -> tellAll());
        context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Tally> change) {
        Sums known = sums.get(change.key());
        sums.put(change.key(), (known == null ? Sums.NONE : known).changed(change.value()));
        untold.add(change.key(), change.value());
    }

    private void tellAll() {
        untold.empty(
                (cell, change) ->
                        Kpis.of(Cell.of(cell), sums.get(cell), change, rules.zone())
                                .forEach(kpi -> tell(kpi, streamTime())));
    }

    private long streamTime() {
        long known = context.currentStreamTimeMs();
        return known >= 0 ? known : context.currentSystemTimeMs();
    }

    private void tell(KpiFact kpi, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        new CloudEventAttributes(
                        kpi.key() + "|" + kpi.revision(),
                        SurveyFacts.SOURCE,
                        KpiFact.TYPE,
                        kpi.indicator(),
                        null,
                        null,
                        null,
                        null)
                .forEachHeader(headers::add);
        try {
            byte[] json = mapper.writeValueAsBytes(kpi);
            context.forward(new Record<>(kpi.key(), json, timestamp, headers));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a KpiFact", impossible);
        }
    }

    /** Nothing that is still passed on falls into windows of before. */
    private void forget(long now) {
        tellAll();
        Instant since = rules.sumsKeptSince(now);
        for (Grain grain : Grain.values()) {
            for (KeyValue<String, Sums> one : before(grain, since)) {
                Cell cell = Cell.of(one.key);
                if (grain == Grain.HOUR) {
                    Kpis.of(cell, one.value, one.value.tally(), rules.zone())
                            .forEach(kpi -> takeBack(kpi.key(), now));
                }
                sums.delete(one.key);
            }
        }
    }

    /** Some: what is left comes next time, so that no transaction grows too old. */
    private List<KeyValue<String, Sums>> before(Grain grain, Instant since) {
        List<KeyValue<String, Sums>> some = new ArrayList<>();
        try (KeyValueIterator<String, Sums> all =
                sums.range(Cell.keysFrom(grain), Cell.keysUntil(grain, since))) {
            while (all.hasNext() && some.size() < FORGET_AT_ONCE) {
                some.add(all.next());
            }
        }
        return some;
    }

    /** Of hours the topic would else keep every one for ever; days stay there. */
    private void takeBack(String key, long timestamp) {
        context.forward(new Record<>(key, null, timestamp));
    }
}
