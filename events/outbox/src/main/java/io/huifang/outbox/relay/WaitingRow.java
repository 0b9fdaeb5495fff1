package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxRecord;

/**
 * A committed row of the outbox that is still to be sent.
 *
 * @param sequence its place in the order of telling
 * @param record what to tell
 */
record WaitingRow(long sequence, OutboxRecord record) {
    int bytes() {
        return record.payload() == null ? 0 : record.payload().length;
    }
}
