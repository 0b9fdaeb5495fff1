package io.huifang.intake.vault.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Topic;
import io.huifang.contract.erasure.CustomerErased;
import io.huifang.outbox.Ids;
import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Tells the other services of an erasure, exactly when it is committed. */
@ApplicationScoped
class ErasureNews {
    private static final String SOURCE = "/huifang/intake";

    private final Outbox outbox;
    private final Ids ids;
    private final ObjectMapper mapper;

    @Inject
    ErasureNews(Outbox outbox, Ids ids, ObjectMapper mapper) {
        this.outbox = outbox;
        this.ids = ids;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which holds the customer's row. */
    Uni<Void> tell(SqlConnection tx, Certificate certificate) {
        return outbox.append(tx, List.of(record(certificate)));
    }

    private OutboxRecord record(Certificate certificate) {
        CustomerErased fact =
                new CustomerErased(
                        ids.next(),
                        certificate.erasedAt(),
                        certificate.customerId(),
                        certificate.requestId(),
                        certificate.chainPosition(),
                        certificate.chainHash());
        try {
            return OutboxRecord.of(
                    Topic.CUSTOMER_ERASURES, fact, SOURCE, null, mapper.writeValueAsBytes(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + fact.type(), impossible);
        }
    }
}
