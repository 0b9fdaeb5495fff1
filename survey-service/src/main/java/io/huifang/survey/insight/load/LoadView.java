package io.huifang.survey.insight.load;

import java.math.BigDecimal;

/**
 * How much was done. Everything belongs to the day on which its lease or wrap-up ended; times in
 * which several leases were held are counted once.
 *
 * @param claims leases that ended, in whatever way
 * @param calls those under which the number was shown
 * @param conclusions those that were concluded
 * @param hardCases concluded complaints, suspected fraud, and calls about what the customer was
 *     spoken to about in the fourteen days before
 * @param hardShare hard cases by conclusions; null without any
 * @param talkSeconds from the number's being shown to the end of the lease
 * @param leaseSeconds from claim to end
 * @param wrapUpSeconds after conclusions
 * @param atWorkSeconds from the day's first claim to the end of its last lease or wrap-up, without
 *     breaks
 * @param occupancy leases and wrap-ups by time at work; null without work
 */
record LoadView(
        long claims,
        long calls,
        long conclusions,
        long hardCases,
        BigDecimal hardShare,
        long talkSeconds,
        long leaseSeconds,
        long wrapUpSeconds,
        long atWorkSeconds,
        BigDecimal occupancy) {
    static LoadView of(Load load) {
        return new LoadView(
                load.claims(),
                load.calls(),
                load.conclusions(),
                load.hardCases(),
                load.hardShare(),
                load.talkSeconds(),
                load.leaseSeconds(),
                load.wrapUpSeconds(),
                load.atWorkSeconds(),
                load.occupancy());
    }
}
