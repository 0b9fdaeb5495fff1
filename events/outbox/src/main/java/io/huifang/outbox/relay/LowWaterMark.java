package io.huifang.outbox.relay;

import java.util.Set;

/**
 * The sequence below which no row can appear any more. Reading from there on keeps a scan from
 * wading through rows deleted long ago, which an old snapshot anywhere keeps from being vacuumed.
 *
 * <p>Sequences become visible out of order: a transaction may hold a low one while higher ones are
 * relayed already. Each writer holds a lock on the table from before it takes its first sequence
 * until its end. So a sequence handed out before a look at the lock holders is settled once all
 * those holders are gone. Not thread-safe.
 */
final class LowWaterMark {
    /** Nothing at or below it is left or will come. */
    private long mark;

    /** Nothing new will come at or below it, but rows may be left. */
    private long settled;

    private long candidate = -1;
    private Set<String> candidateHolders = Set.of();

    /** Where to read from: rows with a higher sequence. */
    long mark() {
        return mark;
    }

    /**
     * A look at the database between two reads.
     *
     * @param lastSequence the last one handed out, read before the holders
     * @param holders the transactions holding the writers' lock on the table
     */
    void observed(long lastSequence, Set<String> holders) {
        if (candidate >= 0 && candidateHolders.stream().noneMatch(holders::contains)) {
            settled = candidate;
            candidate = -1;
        }
        if (candidate < 0) {
            candidate = lastSequence;
            candidateHolders = holders;
        }
    }

    /** All rows visible to a read begun after the last look were sent and deleted. */
    void drained() {
        mark = Math.max(mark, settled);
    }

    /** No row up to this sequence is left; others may be. */
    void relayedUpTo(long sequence) {
        mark = Math.max(mark, Math.min(settled, sequence));
    }

    /** Forgets all: after a failover of the database sequences may begin lower again. */
    void reset() {
        mark = 0;
        settled = 0;
        candidate = -1;
    }
}
