package io.huifang.survey.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.NoticeRequested;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.util.List;

/** Keeps which notices customers were to get. Safe to repeat. */
@ApplicationScoped
class KeepNotices {
    private final Notices notices;
    private final ObjectMapper mapper;

    KeepNotices(Notices notices, ObjectMapper mapper) {
        this.notices = notices;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which also stores how far the topic was read. */
    Uni<Void> keep(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        return notices.add(tx, fresh.stream().filter(KeepNotices::isOne).map(this::read).toList());
    }

    /** Other types, of later releases, are for the sender alone. */
    private static boolean isOne(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null
                || type.value() == null
                || new String(type.value(), UTF_8).equals(NoticeRequested.TYPE);
    }

    private NoticeRequested read(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            return mapper.readValue(value, NoticeRequested.class);
        } catch (IOException notJson) {
            // without the cause: an IOException would pass for an outage
            throw new IllegalArgumentException(
                    "a value on customer-notices is not its type's JSON");
        }
    }
}
