package io.huifang.survey.insight.indicator.kpi;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.analytics.KpiFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in what the topic says of indicators, one poll in one transaction. Safe to repeat: the
 * highest revision stays.
 */
@ApplicationScoped
class KeepKpis {
    private final StoredKpis kpis;
    private final ObjectMapper mapper;

    KeepKpis(StoredKpis kpis, ObjectMapper mapper) {
        this.kpis = kpis;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which also stores how far the topic was read. */
    Uni<Void> keep(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        return kpis.keep(tx, latest(fresh));
    }

    /** One statement cannot write one row twice. */
    private Collection<KpiFact> latest(List<ConsumerRecord<String, byte[]>> fresh) {
        Map<String, KpiFact> latest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : fresh) {
            if (record.value() != null) {
                KpiFact fact = read(record);
                latest.merge(
                        fact.key(),
                        fact,
                        (one, other) -> one.revision() > other.revision() ? one : other);
            }
        }
        return latest.values();
    }

    private KpiFact read(ConsumerRecord<String, byte[]> record) {
        try {
            return mapper.readValue(record.value(), KpiFact.class);
        } catch (IOException notJson) {
            // without the cause: an IOException would pass for an outage
            throw new IllegalArgumentException("a value on analytics-kpis is not its type's JSON");
        }
    }
}
