package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.overload.Ledger.Word;

/**
 * One time of too much load, and what was seen of it.
 *
 * @param setting what was asked
 * @param ledger what intake said
 * @param books whether it was true
 * @param memory intake's
 * @param calmMillis p99 of normal load before, from the planned instants
 * @param backAfterSeconds from the last planned instant of the overload until normal load was
 *     served as before; not a number when it was not within the time that was waited
 */
record Phase(
        Setting setting,
        Ledger ledger,
        Books books,
        MemoryCourse memory,
        double calmMillis,
        double backAfterSeconds) {

    /** Events a second that reached intake. */
    double sentPerSecond() {
        return perSecond(ledger.sent());
    }

    double acceptedPerSecond() {
        return perSecond(ledger.count(Word.ACCEPTED));
    }

    private double perSecond(long events) {
        return setting.offered() * events / ledger.numbers().count();
    }
}
