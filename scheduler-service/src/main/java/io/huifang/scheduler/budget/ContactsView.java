package io.huifang.scheduler.budget;

import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.ContactLimits.Limit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer's contacts and what is left of his budget.
 *
 * @param customerId opaque
 * @param customer whether we know him
 * @param asOf when this was so, UTC
 * @param contacts those of the longest window, the latest first
 * @param limits what holds for him
 */
public record ContactsView(
        String customerId,
        Known customer,
        Instant asOf,
        List<ContactView> contacts,
        List<LimitView> limits) {

    /** What is known of a customer; without contacts they all look alike. */
    public enum Known {
        /** Something was heard of him. */
        KNOWN,
        /** Nothing ever was: perhaps the id is wrong. */
        UNKNOWN,
        /** His data was erased, his contacts with it. */
        ERASED;

        static Known of(Customer customer) {
            if (customer == null) return UNKNOWN;
            return customer.erased() ? ERASED : KNOWN;
        }
    }

    static ContactsView of(
            String customerId,
            Known customer,
            List<ContactEntry> entries,
            ContactLimits limits,
            Instant now) {
        return new ContactsView(
                customerId,
                customer,
                now,
                entries.stream()
                        .filter(entry -> entry.at().isAfter(now.minus(limits.longest())))
                        .sorted(Comparator.comparing(ContactEntry::at).reversed())
                        .map(
                                entry ->
                                        ContactView.of(
                                                entry,
                                                ContactBudget.exceeds(
                                                        entries, limits.limits(), entry),
                                                now))
                        .toList(),
                limits.limits().stream().map(it -> LimitView.of(it, entries, now)).toList());
    }

    /**
     * One contact.
     *
     * @param contactId the attempt's id, the notice's, or one that follows from the idempotency key
     * @param kind through what
     * @param state RESERVED while it may still be made, SPENT, or RELEASED when it was not made
     * @param at the latest instant at which it may have been made, UTC
     * @param enteredAt when it was entered, UTC
     * @param protects whether it is for the customer's own protection
     * @param over whether by the limits in force a window with it holds more than is allowed
     * @param callbackId its task; null for none
     * @param enteredBy account of who entered it; null for the scheduler
     */
    public record ContactView(
            UUID contactId,
            ContactKind kind,
            ContactEntry.State state,
            Instant at,
            Instant enteredAt,
            boolean protects,
            boolean over,
            UUID callbackId,
            String enteredBy) {
        static ContactView of(ContactEntry entry, boolean over, Instant now) {
            return new ContactView(
                    entry.entryId(),
                    entry.kind(),
                    entry.stateAt(now),
                    entry.at(),
                    entry.enteredAt(),
                    entry.protects(),
                    over,
                    entry.callbackId(),
                    entry.enteredBy());
        }
    }

    /**
     * One limit.
     *
     * @param rule id of the rule that speaks when it forbids a contact
     * @param within length of its window, ISO 8601
     * @param most contacts in it
     * @param reserved how many of them are kept for the customer's protection
     * @param counts kinds it counts
     * @param used how many count now
     * @param left how many may follow now
     * @param leftForProtection how many may follow now for the customer's protection
     * @param nextFreeAt when the next place is free if nothing is released before, UTC; null when
     *     one is free now
     * @param freedBy id of the contact that leaves its place then; null when one is free now, or
     *     there is no place at all
     * @param nextFreeForProtectionAt as {@code nextFreeAt}, for the customer's protection
     */
    public record LimitView(
            String rule,
            String within,
            int most,
            int reserved,
            List<ContactKind> counts,
            int used,
            int left,
            int leftForProtection,
            Instant nextFreeAt,
            UUID freedBy,
            Instant nextFreeForProtectionAt) {
        static LimitView of(Limit limit, List<ContactEntry> entries, Instant now) {
            List<ContactEntry> counted = ContactBudget.counted(entries, limit, now);
            int others = (int) counted.stream().filter(it -> !it.protects()).count();
            int forProtection = Math.max(0, limit.most() - counted.size());
            int left = Math.max(0, Math.min(forProtection, limit.mostOthers() - others));
            Optional<Exhausted> full = ContactBudget.refusal(entries, limit, false, now);
            Optional<Exhausted> ever = ContactBudget.refusal(entries, limit, true, now);
            return new LimitView(
                    limit.rule(),
                    limit.within().toString(),
                    limit.most(),
                    limit.reserved(),
                    limit.counts().stream().sorted().toList(),
                    counted.size(),
                    left,
                    forProtection,
                    full.map(Exhausted::until).orElse(null),
                    full.map(Exhausted::contactId).orElse(null),
                    ever.map(Exhausted::until).orElse(null));
        }
    }
}
