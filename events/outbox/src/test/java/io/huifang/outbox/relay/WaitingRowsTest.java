package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.OutboxRecord;
import io.huifang.outbox.Settings;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class WaitingRowsTest {
    private static final int HALF = 600;
    private static final OutboxConfig.Relay CONFIG =
            Settings.with(Map.of("relay.batch-bytes", "1000")).relay();
    private static final String[] NONE_PARKED = {};

    private final RelayBench bench = new RelayBench();
    private final SqlConnection connection =
            bench.database.pool.getConnection().await().indefinitely();
    private final WaitingRows rows = new WaitingRows(connection, CONFIG);

    @AfterEach
    void close() {
        connection.closeAndAwait();
        bench.close();
    }

    @Test
    void aBatchEndsWithTheRowThatFillsIt() {
        bench.append(valueOf(HALF), valueOf(HALF), valueOf(HALF));

        assertThat(sequencesRead()).containsExactly(1L, 2L);
    }

    @Test
    void aRowWithoutValueIsNotReadAheadOfTheRowsBeforeIt() {
        bench.append(valueOf(HALF), valueOf(HALF), valueOf(HALF), withoutValue(0), valueOf(1));

        assertThat(sequencesRead()).containsExactly(1L, 2L);
    }

    @Test
    void headersFillABatchAsWell() {
        bench.append(withoutValue(HALF), withoutValue(HALF), withoutValue(HALF));

        assertThat(sequencesRead()).containsExactly(1L, 2L);
    }

    @Test
    void aRowKnowsItsBytes() {
        bench.append(valueOf(HALF));

        WaitingRow row = read().get(0);

        assertThat(row.bytes()).isEqualTo("c-1".length() + HALF);
    }

    @Test
    void leavingEndsATransactionOnlyWhereOneWasBegun() {
        Queue<String> notices = new ConcurrentLinkedQueue<>();
        PgConnection.cast(connection.getDelegate())
                .noticeHandler(notice -> notices.add(notice.getCode()));

        rows.prepare().chain(rows::leave).await().indefinitely();
        rows.begin().chain(rows::commit).chain(rows::leave).await().indefinitely();
        rows.begin().chain(rows::leave).await().indefinitely();

        assertThat(notices).isEmpty();
        assertThat(rows.begin().await().indefinitely()).isTrue();
        assertThat(notices).as("a transaction left open").isEmpty();
    }

    private List<Long> sequencesRead() {
        return read().stream().map(WaitingRow::sequence).toList();
    }

    private List<WaitingRow> read() {
        return rows.read(0, NONE_PARKED).await().indefinitely();
    }

    private static OutboxRecord valueOf(int bytes) {
        return new OutboxRecord("facts", "c-1", List.of(), new byte[bytes]);
    }

    private static OutboxRecord withoutValue(int headerBytes) {
        Header header = new RecordHeader("h", new byte[headerBytes]);
        return new OutboxRecord("facts", null, List.of(header), null);
    }
}
