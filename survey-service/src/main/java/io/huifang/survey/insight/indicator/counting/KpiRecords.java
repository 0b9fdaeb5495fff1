package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.attempt.SurveyFacts;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Numbers as they stand on {@code analytics-kpis}. */
final class KpiRecords {
    private final ObjectMapper mapper;

    KpiRecords(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Record<String, byte[]> of(KpiFact kpi, long timestamp) {
        String key = kpi.key();
        RecordHeaders headers = new RecordHeaders();
        new CloudEventAttributes(
                        key + "|" + kpi.revision(),
                        SurveyFacts.SOURCE,
                        KpiFact.TYPE,
                        kpi.indicator(),
                        null,
                        null,
                        null,
                        null)
                .forEachHeader(headers::add);
        try {
            return new Record<>(key, mapper.writeValueAsBytes(kpi), timestamp, headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a KpiFact", impossible);
        }
    }

    /** Of hours the topic would else keep every one for ever; days stay there. */
    Record<String, byte[]> takenBack(KpiFact kpi, long timestamp) {
        return new Record<>(kpi.key(), null, timestamp);
    }
}
