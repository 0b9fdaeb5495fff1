package io.huifang.scheduler.settled;

/**
 * A reason that no longer applies to a subject.
 *
 * @param customerId whose
 * @param reason which; empty for every one
 * @param subject about what, such as {@code refund:8812}; {@link #EVERYTHING} for everything
 * @param declined whether the customer declined to be called about it; otherwise the matter itself
 *     was settled
 */
public record SettledMatter(String customerId, String reason, String subject, boolean declined) {
    /** Subject of a settlement of everything about the customer. */
    public static final String EVERYTHING = "";

    /** Reason of a settlement of every reason. */
    static final String EVERY_REASON = "";
}
