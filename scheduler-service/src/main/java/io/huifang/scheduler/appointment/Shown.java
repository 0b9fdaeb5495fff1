package io.huifang.scheduler.appointment;

/** What a customer finds behind his link. */
public sealed interface Shown permits Offer, Shown.Declined {
    /** He does not want the call, and will not be called. */
    record Declined() implements Shown {}
}
