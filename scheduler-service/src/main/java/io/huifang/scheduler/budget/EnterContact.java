package io.huifang.scheduler.budget;

import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Approach.Bar;
import io.huifang.scheduler.customer.Approach.Barred;
import io.huifang.scheduler.customer.Approach.Later;
import io.huifang.scheduler.customer.Approach.Open;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.policy.Feasibility.Rule;
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
    /** Whoever dials by hand dials the newest number; only our own calls show an older one. */
    private static final Answer UNSAFE =
            new Answer.Refused(
                    Permission.NUMBER_CHANGED,
                    "The contact was changed lately, and the new number may be a thief's.");

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
                .chain(
                        customer ->
                                clock.now(tx)
                                        .chain(now -> enter(tx, policy, customer, contact, now)));
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
                                                        known.map(
                                                                        it ->
                                                                                again(
                                                                                        it,
                                                                                        customer,
                                                                                        contact,
                                                                                        ledger))
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
        if (contact.happened()) {
            return Approach.barred(customer, now)
                    .filter(it -> it.bar() == Bar.ERASURE)
                    .map(EnterContact::refused);
        }
        Approach approach =
                Approach.to(
                        customer,
                        now,
                        () -> contact.permission(customer, policy.permissions(), now),
                        may -> contact.time(customer, policy.feasibleTime(), now));
        if (approach instanceof Barred barred) return Optional.of(refused(barred));
        if (approach instanceof Later later) {
            Rule rule = later.time().settledBy();
            return Optional.of(new Answer.Refused(rule.id(), rule.sentence()));
        }
        if (((Open) approach).may().numberAsOf() != null) return Optional.of(UNSAFE);
        return ledger.ask(customer, contact.kind(), contact.protects())
                        instanceof Exhausted exhausted
                ? Optional.of(new Answer.Refused(exhausted.rule(), explanation(exhausted)))
                : Optional.empty();
    }

    private static Answer refused(Barred barred) {
        return new Answer.Refused(barred.rule(), barred.explanation());
    }

    private static String explanation(Exhausted exhausted) {
        String window =
                exhausted.within().toDays() > 0
                        ? exhausted.within().toDays() + " × 24 hours"
                        : exhausted.within().toMinutes() + " minutes";
        String rule =
                "No more than " + exhausted.most() + " such contacts may be made in " + window;
        ContactEntry by = exhausted.by();
        if (by == null) return rule + ".";
        String until = exhausted.until() + (exhausted.mayEndSooner() ? " at the latest" : "");
        return rule
                + "; the next place is free at "
                + until
                + ", when the "
                + by.kind()
                + " "
                + by.entryId()
                + " leaves it.";
    }
}
