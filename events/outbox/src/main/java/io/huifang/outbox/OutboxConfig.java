package io.huifang.outbox;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Settings of the outbox, the inbox and the stored offsets. */
@ConfigMapping(prefix = "huifang.outbox")
public interface OutboxConfig {
    /** The relay from the outbox to Kafka. */
    Relay relay();

    /** What was heard before. */
    Inbox inbox();

    /** How far topics have been read. */
    Offsets offsets();

    /** The relay from the outbox to Kafka. */
    interface Relay {
        /** Whether this process relays at all. Rows wait until some process does. */
        @WithDefault("true")
        @WithConverter(TrueOrFalse.class)
        boolean enabled();

        /** Most rows sent and deleted in one transaction. */
        @WithDefault("2000")
        @WithConverter(AtLeastOne.class)
        int batchRows();

        /** Bytes after which a batch takes no further row, so that memory stays bounded. */
        @WithDefault("8388608")
        @WithConverter(AtLeastOne.class)
        int batchBytes();

        /** The active relay looks for rows this often even when nothing wakes it. */
        @WithDefault("75ms")
        @WithConverter(SomeTime.class)
        Duration poll();

        /** A standby relay tries to become the active one this often. */
        @WithDefault("200ms")
        @WithConverter(SomeTime.class)
        Duration standbyPoll();

        /** A batch not acknowledged by the broker after this time is given up and sent again. */
        @WithDefault("5s")
        @WithConverter(SomeTime.class)
        Duration ackDeadline();

        /** The database takes the lock from a relay that has not moved for this time. */
        @WithDefault("10s")
        @WithConverter(SomeTime.class)
        Duration frozenAfter();

        /** First pause after a failure; doubled with each further one. */
        @WithDefault("100ms")
        @WithConverter(SomeTime.class)
        Duration firstPause();

        /** Longest pause after failures. */
        @WithDefault("2s")
        @WithConverter(SomeTime.class)
        Duration longestPause();
    }

    /** What was heard before. */
    interface Inbox {
        /** Entries are kept this long; longer than any record may be delivered late. */
        @WithDefault("14d")
        @WithConverter(SomeTime.class)
        Duration keep();

        /** Old entries are looked for this often. */
        @WithDefault("10m")
        @WithConverter(SomeTime.class)
        Duration purgeEvery();
    }

    /** How far topics have been read. */
    interface Offsets {
        /** Idle partitions are compared with the database this often. */
        @WithDefault("5s")
        @WithConverter(SomeTime.class)
        Duration watchEvery();

        /** A record that waits longer is told as late; a minute is what we promise ({@code P1}). */
        @WithDefault("1m")
        @WithConverter(SomeTime.class)
        Duration lateAfter();

        /** First pause after an outage of the database; doubled with each further one. */
        @WithDefault("100ms")
        @WithConverter(SomeTime.class)
        Duration firstPause();

        /** Longest pause after outages. */
        @WithDefault("5s")
        @WithConverter(SomeTime.class)
        Duration longestPause();
    }
}
