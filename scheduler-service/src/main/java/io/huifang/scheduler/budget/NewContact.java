package io.huifang.scheduler.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.permission.Aim;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.FeasibleTime;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Reason.WordOverride;

import java.time.Instant;
import java.util.List;
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

    /** What the customer's own word says of it. */
    Permission permission(Customer customer, Permissions rules, Instant now) {
        boolean byCall = kind == ContactKind.MANUAL;
        WordOverride override = protects() ? WordOverride.PROTECTS : WordOverride.NONE;
        Aim aim = new Aim(purpose, override, protects() && byCall, byCall);
        return Permission.ask(customer.statements(), aim, rules, now, now);
    }

    /**
     * Whether it may be made at this hour: calls and advertising keep to the hours, not letters.
     */
    Feasibility time(Customer customer, FeasibleTime hours, Instant now) {
        if (kind != ContactKind.MANUAL && purpose != Purpose.MARKETING) {
            return new Feasible(now, Instant.MAX, List.of());
        }
        Callee callee = protects() ? customer.callee().withoutWishes() : customer.callee();
        return hours.earliest(now, callee, Instant.MAX);
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
