package io.huifang.survey.proof;

import java.time.Duration;
import java.time.Instant;

/**
 * A token that the issuer gave us.
 *
 * @param text what is shown to the other service
 * @param due from then on another one is wanted, UTC
 * @param end from then on it is shown to nobody, UTC; somewhat before the issuer's own end
 */
record AccessToken(String text, Instant due, Instant end) {
    /** Of a token whose life the issuer does not tell. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    /** A request is under way for a while, and clocks differ. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * @param life that the issuer tells; null when it does not
     * @param asked when it was asked
     */
    static AccessToken of(String text, Duration life, Instant asked, Duration renewBefore) {
        Duration told = life == null ? UNTOLD : life;
        Instant end = asked.plus(told).minus(shorter(MARGIN, told.dividedBy(4)));
        Instant due = asked.plus(told).minus(shorter(renewBefore, told.dividedBy(2)));
        return new AccessToken(text, due.isBefore(end) ? due : end, end);
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(end);
    }

    boolean isDueAt(Instant now) {
        return !now.isBefore(due);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessToken[until " + end + "]";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
