package io.huifang.survey.permission;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.invitation.Invitations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.util.List;

/**
 * Hears whether customers may be asked in surveys. Who may not cannot answer any more what he was
 * invited to; who may again is invited from then on. Of what one poll tells of a customer the
 * newest counts. Safe to repeat, in any order.
 */
@ApplicationScoped
public class HearPermissions {
    private final SurveyPermissions permissions;
    private final Invitations invitations;
    private final ObjectMapper mapper;

    HearPermissions(SurveyPermissions permissions, Invitations invitations, ObjectMapper mapper) {
        this.permissions = permissions;
        this.invitations = invitations;
        this.mapper = mapper;
    }

    /** In the caller's transaction, before anybody is invited in it. */
    public Uni<Void> hear(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        List<SurveyPermissionChanged> told =
                LatestWords.of(
                        fresh.stream().filter(HearPermissions::isOne).map(this::read).toList());
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> customers = told.stream().map(SurveyPermissionChanged::customerId).toList();
        return permissions
                .hold(tx, customers)
                .chain(() -> permissions.tell(tx, told))
                .chain(() -> permissions.stoppedBy(tx, customers))
                .chain(
                        stopped ->
                                stopped.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : invitations.stopAllOf(tx, stopped));
    }

    private static boolean isOne(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type != null
                && type.value() != null
                && new String(type.value(), UTF_8).equals(SurveyPermissionChanged.TYPE);
    }

    private SurveyPermissionChanged read(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            return mapper.readValue(value, SurveyPermissionChanged.class);
        } catch (IOException notJson) {
            // without the cause: an IOException would pass for an outage
            throw new IllegalArgumentException("a value on callback-tasks is not its type's JSON");
        }
    }
}
