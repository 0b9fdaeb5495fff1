package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.attempt.SurveyFacts;
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

/** Keeps the sums of cells and tells what changed in them. */
final class SumUp implements Processor<String, Tally, String, byte[]> {
    private static final Duration FORGET_EVERY = Duration.ofDays(1);

    private final Rules rules;
    private final ObjectMapper mapper;

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, Sums> sums;

    SumUp(Rules rules, ObjectMapper mapper) {
        this.rules = rules;
        this.mapper = mapper;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.sums = context.getStateStore(Stored.SUMS);
        context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Tally> change) {
        Sums known = sums.get(change.key());
        Sums changed = (known == null ? Sums.NONE : known).changed(change.value());
        sums.put(change.key(), changed);
        Cell cell = Cell.of(change.key());
        Kpis.of(cell, changed, change.value(), rules.zone())
                .forEach(kpi -> tell(kpi, change.timestamp()));
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
        Instant since = Instant.ofEpochMilli(now).minus(rules.keptFor()).minus(Rules.LONGER);
        try (KeyValueIterator<String, Sums> all = sums.all()) {
            while (all.hasNext()) {
                KeyValue<String, Sums> one = all.next();
                if (Cell.of(one.key).start().isBefore(since)) {
                    sums.delete(one.key);
                }
            }
        }
    }
}
