/**
 * The edge between a service's database and the event log, written once for the services that have
 * both: {@link io.huifang.outbox.Outbox} tells what a transaction did, {@link
 * io.huifang.outbox.StoredOffsets} reads a topic in the transactions that do the work, and {@link
 * io.huifang.outbox.Inbox} knows what was heard before. Ids and the clock are here, too.
 */
package io.huifang.outbox;
