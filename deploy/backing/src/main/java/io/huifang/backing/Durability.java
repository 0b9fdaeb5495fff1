package io.huifang.backing;

/** What a server pays for keeping its data. Both kinds survive the death of their processes. */
public enum Durability {
    /** Nothing is forced to disk; small, and quick to start. For tests. */
    SCRATCH,
    /**
     * As in production: PostgreSQL forces each commit to disk, Kafka leaves that to replication.
     * Memory and compiler are meant for long and heavy use.
     */
    DURABLE
}
