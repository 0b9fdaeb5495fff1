package io.huifang.scheduler.budget;

import io.huifang.scheduler.budget.BudgetAnswer.Allowed;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.ContactLimits.Limit;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule of the budget: pure. A window of a limit ends at some instant, which belongs to it, and
 * begins its length before, which does not. In no window there are more contacts than the limit
 * allows, wherever it ends, as long as each contact was asked for before it is made and its instant
 * is never moved to a later one.
 */
final class ContactBudget {
    private static final Allowed ALLOWED = new Allowed();

    private ContactBudget() {}

    /**
     * What holds for a customer: the policy's limits, and fewer contacts where he wishes for fewer.
     */
    static ContactLimits limitsOf(Customer customer, Policy policy, Instant now) {
        return policy.contactLimits(customer.callee(), now).and(customer.mostPerWeek());
    }

    /**
     * Whether one more contact may be made from now on.
     *
     * @param entries what is known of the customer's contacts, in any order; those older than the
     *     longest window may be missing
     * @param protects whether the contact is for the customer's own protection
     * @param now the instant of the question, UTC
     */
    static BudgetAnswer ask(
            Collection<ContactEntry> entries,
            List<Limit> limits,
            ContactKind kind,
            boolean protects,
            Instant now) {
        if (entries.isEmpty() && limits.stream().allMatch(it -> it.mostOthers() > 0)) {
            return ALLOWED;
        }
        List<Exhausted> refusals =
                limits.stream()
                        .filter(limit -> limit.counts().contains(kind))
                        .flatMap(limit -> refusal(entries, limit, protects, now).stream())
                        .toList();
        boolean mayEndSooner = refusals.stream().allMatch(Exhausted::mayEndSooner);
        return refusals.stream()
                .max(Comparator.comparing(Exhausted::until))
                .<BudgetAnswer>map(
                        it ->
                                new Exhausted(
                                        it.limit(), it.most(), it.by(), it.until(), mayEndSooner))
                .orElse(ALLOWED);
    }

    /**
     * Whether a contact counts and any window of a limit with it has more contacts than allowed. It
     * follows from what is known now, in whatever order it was told.
     */
    static boolean exceeds(
            Collection<ContactEntry> entries, List<Limit> limits, ContactEntry contact) {
        return contact.counts()
                && limits.stream()
                        .filter(limit -> limit.counts().contains(contact.kind()))
                        .anyMatch(limit -> exceeds(entries, limit, contact));
    }

    /** The contacts that a limit counts in the window that ends now, and later ones; by time. */
    static List<ContactEntry> counted(Collection<ContactEntry> entries, Limit limit, Instant now) {
        Instant begin = now.minus(limit.within());
        return entries.stream()
                .filter(ContactEntry::counts)
                .filter(entry -> limit.counts().contains(entry.kind()))
                .filter(entry -> entry.at().isAfter(begin))
                .sorted(Comparator.comparing(ContactEntry::at).thenComparing(ContactEntry::entryId))
                .toList();
    }

    /** Why one limit forbids one more contact of the kinds it counts; empty when it does not. */
    static Optional<Exhausted> refusal(
            Collection<ContactEntry> entries, Limit limit, boolean protects, Instant now) {
        List<ContactEntry> all = counted(entries, limit, now);
        Optional<Exhausted> refused = refusal(all, limit.most(), limit, now);
        if (protects) return refused;
        List<ContactEntry> others = all.stream().filter(it -> !it.protects()).toList();
        return Stream.of(refused, refusal(others, limit.mostOthers(), limit, now))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Exhausted::until));
    }

    /** A place is free when so many of the oldest have left that one less than most is there. */
    private static Optional<Exhausted> refusal(
            List<ContactEntry> counted, int most, Limit limit, Instant now) {
        if (counted.size() < most) return Optional.empty();
        // whoever wants no contact at all is asked about again when a window has gone by
        if (most == 0) {
            return Optional.of(new Exhausted(limit, most, null, now.plus(limit.within()), false));
        }
        ContactEntry by = counted.get(counted.size() - most);
        boolean mayEndSooner = counted.stream().anyMatch(it -> it.mayBeReleasedAfter(now));
        return Optional.of(
                new Exhausted(limit, most, by, by.at().plus(limit.within()), mayEndSooner));
    }

    private static boolean exceeds(
            Collection<ContactEntry> entries, Limit limit, ContactEntry contact) {
        Instant last = contact.at().plus(limit.within());
        return counted(entries, limit, contact.at()).stream()
                .map(ContactEntry::at)
                .filter(end -> !end.isBefore(contact.at()) && end.isBefore(last))
                .anyMatch(end -> exceedsAt(entries, limit, end));
    }

    private static boolean exceedsAt(Collection<ContactEntry> entries, Limit limit, Instant end) {
        List<ContactEntry> window =
                counted(entries, limit, end).stream().filter(it -> !it.at().isAfter(end)).toList();
        long others = window.stream().filter(it -> !it.protects()).count();
        return window.size() > limit.most() || others > limit.mostOthers();
    }
}
