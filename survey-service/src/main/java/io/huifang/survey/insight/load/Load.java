package io.huifang.survey.insight.load;

import static io.huifang.survey.insight.load.Ratios.ratio;

import java.math.BigDecimal;

/**
 * How much was done. Everything belongs to the day on which its lease or wrap-up ended. Times in
 * which an agent held several leases are counted once.
 *
 * @param claims leases that ended, in whatever way
 * @param calls those under which the number was shown
 * @param conclusions those that were concluded
 * @param hardCases concluded complaints, suspected fraud and repeats
 * @param talkSeconds from the number's being shown to the end of the lease
 * @param leaseSeconds from claim to end
 * @param wrapUpSeconds after conclusions
 * @param handlingSeconds leases and wrap-ups together
 * @param atWorkSeconds from the day's first claim to the end of its last lease or wrap-up, without
 *     breaks
 */
public record Load(
        long claims,
        long calls,
        long conclusions,
        long hardCases,
        long talkSeconds,
        long leaseSeconds,
        long wrapUpSeconds,
        long handlingSeconds,
        long atWorkSeconds) {
    /** Nothing was done. */
    public static final Load NONE = new Load(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int HOUR = 3600;

    Load plus(Load other) {
        return new Load(
                claims + other.claims,
                calls + other.calls,
                conclusions + other.conclusions,
                hardCases + other.hardCases,
                talkSeconds + other.talkSeconds,
                leaseSeconds + other.leaseSeconds,
                wrapUpSeconds + other.wrapUpSeconds,
                handlingSeconds + other.handlingSeconds,
                atWorkSeconds + other.atWorkSeconds);
    }

    /** Handling by time at work, from 0 to 1; null without work. */
    public BigDecimal occupancy() {
        return ratio(handlingSeconds, atWorkSeconds);
    }

    /** Hard cases by conclusions, from 0 to 1; null without conclusions. */
    public BigDecimal hardShare() {
        return ratio(hardCases, conclusions);
    }

    /** Null without work. */
    public BigDecimal callsPerHour() {
        return ratio(calls * HOUR, atWorkSeconds);
    }
}
