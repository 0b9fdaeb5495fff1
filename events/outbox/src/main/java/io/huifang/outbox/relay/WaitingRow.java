package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxRecord;

/**
 * A committed row of the outbox that is still to be sent.
 *
 * @param sequence its place in the order of telling
 * @param bytes what its key, headers and value take, as the database counts them
 * @param record what to tell
 */
record WaitingRow(long sequence, long bytes, OutboxRecord record) {}
