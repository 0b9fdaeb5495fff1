package io.huifang.scheduler.budget;

import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Enters a contact that is made by hand or by another system. One that is still to be made is asked
 * about first, by the rules of our own calls and in their order; one that was made is entered
 * whatever they say. The same key enters it once.
 */
@ApplicationScoped
class EnterContact {
    private final Pool pool;
    private final Customers customers;
    private final ContactLedgers ledgers;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    EnterContact(
            Pool pool,
            Customers customers,
            ContactLedgers ledgers,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.customers = customers;
        this.ledgers = ledgers;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Answer {
        /**
         * It stands in the ledger, now or since the same request before.
         *
         * @param over whether a window with it holds more than is allowed
         */
        record Entered(ContactEntry entry, boolean over) implements Answer {}

        /** It must not be made. */
        record Refused(String rule, String explanation) implements Answer {}

        /** Another request came under the same key. */
        record KeyTaken() implements Answer {}
    }

    Uni<Answer> enter(NewContact contact) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> enter(tx, policy, contact)));
    }

    private Uni<Answer> enter(SqlConnection tx, Policy policy, NewContact contact) {
        String id = contact.customerId();
        return customers
                .lock(tx, List.of(id))
                .map(locked -> locked.get(id))
                .chain(customer -> clock.now(tx).chain(now -> enter(tx, policy, customer, contact, now)));
    }

    private Uni<Answer> enter(
            SqlConnection tx, Policy policy, Customer customer, NewContact contact, Instant now) {
        String id = customer.customerId();
        return ledgers.open(tx, List.of(id), policy, now)
                .chain(
                        ledger ->
                                ledgers.find(tx, id, contact.entryId())
                                        .map(Optional::ofNullable)
                                        .map(
                                                known ->
                                                        known.map(it -> again(it, customer, contact, ledger))
                                                                .orElseGet(
                                                                        () ->
                                                                                ask(
                                                                                        policy,
                                                                                        customer,
                                                                                        contact,
                                                                                        ledger,
                                                                                        now)))
                                        .call(() -> ledgers.store(tx, ledger)));
    }

    private static Answer again(
            ContactEntry known, Customer customer, NewContact contact, ContactLedger ledger) {
        return contact.isOf(known)
                ? new Answer.Entered(known, ledger.exceeds(customer, known))
                : new Answer.KeyTaken();
    }

    private static Answer ask(
            Policy policy,
            Customer customer,
            NewContact contact,
            ContactLedger ledger,
            Instant now) {
        return refusal(policy, customer, contact, ledger, now)
                .orElseGet(
                        () -> {
                            ContactEntry entry = ledger.enter(contact.entry(now));
                            return new Answer.Entered(entry, ledger.exceeds(customer, entry));
                        });
    }

    private static Optional<Answer> refusal(
            Policy policy,
            Customer customer,
            NewContact contact,
            ContactLedger ledger,
            Instant now) {
        if (customer.erased()) {
            return refused("customer.erased", "The customer's data was erased.");
        }
        if (contact.happened()) return Optional.empty();
        if (customer.suppressedAt(now).isPresent()) {
            return refused("customer.suppressed", "The customer must not be contacted.");
        }
        if (contact.kind() == ContactKind.MANUAL
                && !isOpen(policy, callee(customer, contact), now)) {
            return refused("calling-window", "It is no hour to call at the customer's place.");
        }
        return ledger.ask(customer, contact.kind(), contact.protects())
                        instanceof Exhausted exhausted
                ? refused(exhausted.limit().rule(), explanation(exhausted))
                : Optional.empty();
    }

    private static boolean isOpen(Policy policy, Callee callee, Instant now) {
        Feasibility time = policy.feasibleTime().earliest(now, callee, Instant.MAX);
        return time instanceof Feasible open && !open.isMoved();
    }

    private static Callee callee(Customer customer, NewContact contact) {
        return contact.protects() ? customer.callee().withoutWishes() : customer.callee();
    }

    private static Optional<Answer> refused(String rule, String explanation) {
        return Optional.of(new Answer.Refused(rule, explanation));
    }

    private static String explanation(Exhausted exhausted) {
        ContactEntry by = exhausted.by();
        String who = by == null ? "" : ": " + by.kind() + " " + by.entryId() + " of " + by.at();
        return "At most "
                + exhausted.limit().most()
                + " within "
                + exhausted.limit().within()
                + ", of which "
                + exhausted.limit().reserved()
                + " for the customer's protection"
                + who
                + " uses the place until "
                + exhausted.until()
                + (exhausted.mayEndSooner() ? " at the latest." : ".");
    }
}
