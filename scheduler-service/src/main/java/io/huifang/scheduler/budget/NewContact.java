package io.huifang.scheduler.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.policy.ContactKind;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact that a person or another system makes, or has made.
 *
 * @param customerId whom, opaque
 * @param kind through what; never one of our own calls
 * @param purpose what it is for
 * @param happened whether it was made already: then it is entered whatever the budget says
 * @param at when it was made, UTC; null for now
 * @param key the caller's name for this request; the same one is entered once
 * @param who the caller's account
 */
record NewContact(
        String customerId,
        ContactKind kind,
        Purpose purpose,
        boolean happened,
        Instant at,
        String key,
        String who) {

    /** Whether it is for the customer's own protection. */
    boolean protects() {
        return purpose == Purpose.RISK;
    }

    /** Follows from the key. */
    UUID entryId() {
        return UUID.nameUUIDFromBytes(("contact " + key).getBytes(UTF_8));
    }

    ContactEntry entry(Instant now) {
        return new ContactEntry(
                customerId,
                entryId(),
                kind,
                State.SPENT,
                protects(),
                now,
                at == null ? now : at,
                null,
                who,
                hash());
    }

    /** Whether the entry that stands under this key came from the same request. */
    boolean isOf(ContactEntry entry) {
        return hash().equals(entry.requestHash());
    }

    private UUID hash() {
        String request = kind + " " + purpose + " " + happened + " " + at + " " + who;
        return UUID.nameUUIDFromBytes(request.getBytes(UTF_8));
    }
}
