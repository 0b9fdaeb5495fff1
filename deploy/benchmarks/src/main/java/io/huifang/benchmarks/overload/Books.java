package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.overload.Ledger.Word;

/**
 * What intake said beside what it did (P1 to P3, as far as intake goes).
 *
 * @param accepted answered 202
 * @param missing of these, not on the log
 * @param doubled on the log more than once, whatever the answer
 * @param refused answered so that they are not on the log
 * @param refusedOnLog of these, on the log all the same
 * @param unclear without an answer, or with one that leaves it open
 * @param unclearOnLog of these, on the log
 * @param invented on the log though nobody has sent them
 */
record Books(
        long accepted,
        long missing,
        long doubled,
        long refused,
        long refusedOnLog,
        long unclear,
        long unclearOnLog,
        long invented) {

    static Books of(Ledger ledger, Copies copies) {
        long doubled = 0;
        long[] onLog = new long[Word.values().length];
        for (int index = 0; index < ledger.numbers().count(); index++) {
            doubled += copies.of(index) > 1 ? 1 : 0;
            onLog[ledger.word(index).ordinal()] += copies.of(index) > 0 ? 1 : 0;
        }
        long accepted = ledger.count(Word.ACCEPTED);
        return new Books(
                accepted,
                accepted - onLog[Word.ACCEPTED.ordinal()],
                doubled,
                ledger.count(Word.REFUSED),
                onLog[Word.REFUSED.ordinal()],
                ledger.count(Word.UNCLEAR),
                onLog[Word.UNCLEAR.ordinal()],
                copies.invented() + onLog[Word.NEVER_SENT.ordinal()]);
    }

    /** How many entries are false. */
    long errors() {
        return missing + doubled + refusedOnLog + invented;
    }
}
