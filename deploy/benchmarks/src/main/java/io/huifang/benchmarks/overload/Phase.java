package io.huifang.benchmarks.overload;

/**
 * One time of too much load, and what was seen of it.
 *
 * @param name of the phase
 * @param perSecond events offered a second
 * @param ledger what intake said
 * @param books whether it was true
 * @param memory intake's
 * @param calmMillis p99 of normal load before, from the planned instants
 * @param backAfterSeconds from the end of the overload until normal load was served as before; not
 *     a number when it was not within the time that was waited
 */
record Phase(
        String name,
        double perSecond,
        Ledger ledger,
        Books books,
        MemoryCourse memory,
        double calmMillis,
        double backAfterSeconds) {}
