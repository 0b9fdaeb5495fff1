package io.huifang.survey.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.erasure.CustomerErased;
import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.notice.Notices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.IOException;
import java.util.List;

/**
 * Forgets erased customers: a lease on one of their attempts ends, also when the number was shown,
 * and no words are kept. Offers without a lease are withdrawn by the scheduler. Safe to repeat.
 */
@ApplicationScoped
class ForgetCustomers {
    private final AttemptMoves moves;
    private final Announcements announcements;
    private final KeptWords keptWords;
    private final CustomerSide customerSide;
    private final Notices notices;
    private final ObjectMapper mapper;

    ForgetCustomers(
            AttemptMoves moves,
            Announcements announcements,
            KeptWords keptWords,
            CustomerSide customerSide,
            Notices notices,
            ObjectMapper mapper) {
        this.moves = moves;
        this.announcements = announcements;
        this.keptWords = keptWords;
        this.customerSide = customerSide;
        this.notices = notices;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which also stores how far the topic was read. */
    Uni<Void> forget(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        List<String> erased = fresh.stream().map(this::customer).distinct().toList();
        return moves.endLeasesOf(tx, erased)
                .chain(ended -> announcements.announce(tx, ended))
                .chain(() -> keptWords.forget(tx, erased))
                .chain(() -> customerSide.forget(tx, erased))
                .chain(() -> notices.forget(tx, erased));
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
