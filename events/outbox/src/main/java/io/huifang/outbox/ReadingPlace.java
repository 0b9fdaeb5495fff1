package io.huifang.outbox;

/**
 * Where this process stands in one partition. Judges whether a polled batch follows on what is
 * stored. Not thread-safe: the owner synchronises.
 */
final class ReadingPlace {
    private static final int GAP_IS_REAL_AFTER = 3;

    /** First offset this process has not seen committed; -1 before its first commit. */
    private long next = -1;

    /** The gap met last: nothing came before {@code gapEnd} while {@code gapStart} was stored. */
    private long gapStart = -1;

    private long gapEnd = -1;
    private int gapMet;

    /** Where the log began when it was asked after going back; -1 when it told nothing since. */
    private long logBegin = -1;

    /**
     * Whether a batch may be worked on. A batch that begins beyond the stored offset skips records
     * whose work is not in the database: it was polled before the database lost its last
     * transactions, or before the consumer went back. Such a batch is dropped, unless the log
     * itself has nothing before it: it begins there, or the same batch comes again after going
     * back, and again. Batches behind the gap, of which each going back may bring several, neither
     * pass it nor have it forgotten.
     *
     * @param stored the locked stored offset
     * @param first the batch's first offset
     */
    boolean follows(long stored, long first) {
        if (first <= stored) {
            gapStart = -1;
            logBegin = -1; // a topic that is made anew begins earlier
            return true;
        }
        if (first <= logBegin) {
            return true; // also when the transaction is tried again
        }
        if (stored != gapStart || first < gapEnd) {
            gapStart = stored;
            gapEnd = first;
            gapMet = 0;
        }
        if (first > gapEnd) {
            return false;
        }
        gapMet++;
        return gapMet >= GAP_IS_REAL_AFTER;
    }

    /**
     * The same where the log itself leaves offsets out, so that a gap says nothing: it is
     * compacted, or written in transactions, whose ends take offsets, too. A batch is dropped when
     * less is stored than this process saw committed.
     */
    boolean followsOverGaps(long stored) {
        return stored >= next;
    }

    /**
     * The log begins here, so nobody will ever read what was before. Retention may move it between
     * two looks, further than the gap that was met.
     *
     * @param offset -1 when the log did not tell
     */
    void logBegins(long offset) {
        logBegin = offset;
    }

    /** The work up to here is committed. */
    void committed(long nextOffset) {
        next = nextOffset;
    }

    /** What this process last saw committed, or -1. */
    long next() {
        return next;
    }
}
