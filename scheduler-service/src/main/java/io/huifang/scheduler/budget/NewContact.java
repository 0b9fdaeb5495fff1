package io.huifang.scheduler.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.policy.ContactKind;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact that a person or another system makes, or has made.
 *
 * @param customerId whom, opaque
 * @param kind through what; never one of our own calls
 * @param protects whether it is for the customer's own protection
 * @param happened whether it was made already: then it is entered whatever the budget says
 * @param at when it was made, UTC; null for now
 * @param key the caller's name for this request; the same one is entered once
 * @param who the caller's account
 */
record NewContact(
        String customerId,
        ContactKind kind,
        boolean protects,
        boolean happened,
        Instant at,
        String key,
        String who) {

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
                protects,
                false,
                now,
                at == null ? now : at,
                null,
                who);
    }

    /** Whether the entry that stands under this key came from the same request. */
    boolean isOf(ContactEntry entry) {
        return kind == entry.kind()
                && protects == entry.protects()
                && who.equals(entry.enteredBy())
                && (at == null ? entry.at().equals(entry.enteredAt()) : at.equals(entry.at()));
    }
}
