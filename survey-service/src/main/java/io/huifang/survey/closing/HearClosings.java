package io.huifang.survey.closing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.survey.insight.churn.UnsolvedCases;
import io.huifang.survey.invitation.InviteCustomers;
import io.huifang.survey.optout.StoppedCalls;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.util.List;

/**
 * Invites customers whose callback ended, keeps for those who stopped calls which ones were
 * stopped, and watches those that left a matter unsolved. Safe to repeat.
 */
@ApplicationScoped
public class HearClosings {
    private final InviteCustomers inviteCustomers;
    private final StoppedCalls stoppedCalls;
    private final UnsolvedCases unsolvedCases;
    private final ObjectMapper mapper;

    HearClosings(
            InviteCustomers inviteCustomers,
            StoppedCalls stoppedCalls,
            UnsolvedCases unsolvedCases,
            ObjectMapper mapper) {
        this.inviteCustomers = inviteCustomers;
        this.stoppedCalls = stoppedCalls;
        this.unsolvedCases = unsolvedCases;
        this.mapper = mapper;
    }

    /** In the caller's transaction, after everything else that the records say. */
    public Uni<Void> hear(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        return Multi.createFrom()
                .iterable(fresh)
                .filter(HearClosings::closes)
                .map(this::read)
                .onItem()
                .transformToUniAndConcatenate(closed -> hear(tx, closed))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> hear(SqlConnection tx, CallbackClosed closed) {
        return inviteCustomers
                .invite(tx, closed)
                .chain(() -> stoppedCalls.add(tx, closed))
                .chain(() -> unsolvedCases.watch(tx, closed));
    }

    private static boolean closes(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type != null
                && type.value() != null
                && new String(type.value(), UTF_8).equals(CallbackClosed.TYPE);
    }

    private CallbackClosed read(ConsumerRecord<String, byte[]> record) {
        try {
            return mapper.readValue(record.value(), CallbackClosed.class);
        } catch (IOException notJson) {
            // without the cause: an IOException would pass for an outage
            throw new IllegalArgumentException("a value on callback-tasks is not its type's JSON");
        }
    }
}
