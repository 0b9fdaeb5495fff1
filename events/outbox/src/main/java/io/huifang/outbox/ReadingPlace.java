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

    /**
     * Whether a batch may be worked on. A batch that begins beyond the stored offset skips records
     * whose work is not in the database: it was polled before the database lost its last
     * transactions, or before the consumer went back. Such a batch is dropped. Only when the same
     * batch comes again after going back, and again, is the gap one of the log itself. Batches
     * behind it, of which each going back may bring several, say nothing about the gap.
     *
     * @param stored the locked stored offset
     * @param first the batch's first offset
     */
    boolean follows(long stored, long first) {
        if (first <= stored) {
            gapStart = -1;
            return true;
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

    /** The work up to here is committed. */
    void committed(long nextOffset) {
        next = nextOffset;
    }

    /** What this process last saw committed, or -1. */
    long next() {
        return next;
    }
}
