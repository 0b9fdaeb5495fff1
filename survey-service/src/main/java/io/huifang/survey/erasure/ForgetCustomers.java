package io.huifang.survey.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.erasure.CustomerErased;
import io.huifang.survey.notice.Notices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.IOException;
import java.util.List;

/**
 * Forgets erased customers: a lease on one of their attempts ends, also when the number was shown,
 * and no words are kept, nor what happened to them under their pseudonyms. Offers without a lease
 * are withdrawn by the scheduler. Safe to repeat.
 */
@ApplicationScoped
class ForgetCustomers {
    private final LeaseEnds leaseEnds;
    private final KeptWords keptWords;
    private final CustomerSide customerSide;
    private final Notices notices;
    private final InsightSide insightSide;
    private final ObjectMapper mapper;

    ForgetCustomers(
            LeaseEnds leaseEnds,
            KeptWords keptWords,
            CustomerSide customerSide,
            Notices notices,
            InsightSide insightSide,
            ObjectMapper mapper) {
        this.leaseEnds = leaseEnds;
        this.keptWords = keptWords;
        this.customerSide = customerSide;
        this.notices = notices;
        this.insightSide = insightSide;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which also stores how far the topic was read. */
    Uni<Void> forget(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        List<String> erased = fresh.stream().map(this::customer).distinct().toList();
        return leaseEnds
                .endAllOf(tx, erased)
                .chain(() -> keptWords.forget(tx, erased))
                .chain(() -> customerSide.forget(tx, erased))
                .chain(() -> notices.forget(tx, erased))
                // last: whoever writes evidence waits for the commit
                .chain(() -> insightSide.forget(tx, erased));
    }

    private String customer(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            return mapper.readValue(value, CustomerErased.class).customerId();
        } catch (IOException notJson) {
            // Without the cause: an IOException would pass for an outage, for which the partition
            // waits. The bytes are all there; they are wrong.
            throw new IllegalArgumentException("a value on customer-erasures is not its JSON");
        }
    }
}
