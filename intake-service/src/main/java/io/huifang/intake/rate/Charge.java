package io.huifang.intake.rate;

/**
 * What one request has been charged: one event when it is let in, the rest when its events are
 * counted. Used by one thread.
 */
public final class Charge {
    /** Null where there is no limit. */
    private final Allowance allowance;

    private int events;

    Charge(Allowance allowance, int events) {
        this.allowance = allowance;
        this.events = events;
    }

    /** The charge of a sender without a limit. */
    public static Charge none() {
        return new Charge(null, 0);
    }

    /**
     * Charges what the request turned out to bring. False when others have put the sender in debt
     * since it was let in; then it is not charged at all.
     */
    public boolean settle(int all) {
        if (allowance == null || all == events) {
            return true;
        }
        if (!allowance.charge(all - events)) {
            giveBack();
            return false;
        }
        events = all;
        return true;
    }

    /** Gives back all: nothing came of the request, and not for a reason of its sender's. */
    public void giveBack() {
        if (allowance != null) {
            allowance.giveBack(events);
            events = 0;
        }
    }
}
