package io.huifang.survey.notice;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.NoticeRequested.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The notices that were requested. */
@ApplicationScoped
public class Notices {
    private static final String ADD =
            """
            INSERT INTO customer_notice (notice_id, customer_id, callback_id, requested_at,
                not_before, template, reason, channels)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING""";

    private static final String LATEST =
            """
            SELECT callback_id, requested_at, not_before, template, reason, channels
            FROM customer_notice WHERE customer_id = $1 ORDER BY requested_at DESC LIMIT $2""";

    private static final String FORGET = "DELETE FROM customer_notice WHERE customer_id = ANY($1)";

    /** The same one again, and one to somebody who was erased, is not stored. */
    Uni<Void> add(SqlClient tx, List<NoticeRequested> notices) {
        return notices.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD)
                        .executeBatch(notices.stream().map(Notices::values).toList())
                        .replaceWithVoid();
    }

    /** The customer's latest, newest first. */
    public Uni<List<RequestedNotice>> latest(SqlClient client, String customerId, int most) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(customerId, most))
                .map(
                        rows -> {
                            List<RequestedNotice> latest = new ArrayList<>();
                            rows.forEach(row -> latest.add(notice(row)));
                            return latest;
                        });
    }

    /** Of erased customers nothing is left. */
    public Uni<Void> forget(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Tuple values(NoticeRequested notice) {
        Tuple values = Tuple.tuple().addUUID(notice.eventId()).addString(notice.customerId());
        values.addUUID(notice.callbackId());
        values.addOffsetDateTime(utc(notice.occurredAt()));
        values.addOffsetDateTime(utc(notice.notBefore()));
        values.addString(notice.template()).addString(notice.reason());
        List<Channel> channels = notice.channels() == null ? List.of() : notice.channels();
        values.addArrayOfString(channels.stream().map(Channel::name).toArray(String[]::new));
        return values;
    }

    private static RequestedNotice notice(Row row) {
        return new RequestedNotice(
                row.getUUID("callback_id"),
                instant(row, "requested_at"),
                instant(row, "not_before"),
                row.getString("template"),
                row.getString("reason"),
                Stream.of(row.getArrayOfStrings("channels")).map(Channel::valueOf).toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
