package io.huifang.scheduler.customer;

import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether a customer may be contacted now, as far as his budget is not asked yet. Every contact,
 * whoever makes it, is asked about in one order: erasure, suppression, the customer's own word,
 * time.
 */
public sealed interface Approach {
    /** Rule id: the customer must not be contacted. */
    String SUPPRESSED = "customer.suppressed";

    /** Rule id: the customer's data was erased. */
    String ERASED = "customer.erased";

    /** What bars a contact for good. */
    enum Bar {
        /** His data was erased. */
        ERASURE,
        /** A do-not-contact entry. */
        SUPPRESSION,
        /** What he said himself. */
        WORD,
        /** There is no hour for it. */
        TIME
    }

    /**
     * Asks.
     *
     * @param word asks for the customer's own word
     * @param time asks when, of a contact that his word allows
     */
    static Approach to(
            Customer customer,
            Instant now,
            Supplier<Permission> word,
            Function<Allowed, Feasibility> time) {
        return barred(customer, now)
                .map(Approach.class::cast)
                .orElseGet(() -> permitted(word.get(), time));
    }

    /** Erasure and suppression, which bar any contact whatever it is about. */
    static Optional<Barred> barred(Customer customer, Instant now) {
        if (customer.erased()) {
            return Optional.of(new Barred(Bar.ERASURE, ERASED, "The customer's data was erased."));
        }
        return customer.suppressedAt(now)
                .map(
                        entry ->
                                new Barred(
                                        Bar.SUPPRESSION,
                                        SUPPRESSED,
                                        "The customer must not be contacted."));
    }

    private static Approach permitted(Permission word, Function<Allowed, Feasibility> time) {
        if (word instanceof Forbidden never) {
            return new Barred(Bar.WORD, never.rule(), never.explanation());
        }
        Allowed may = (Allowed) word;
        Feasibility when = time.apply(may);
        if (when instanceof Infeasible never) {
            return new Barred(Bar.TIME, never.rule().id(), never.rule().sentence());
        }
        Feasible open = (Feasible) when;
        return open.isMoved() ? new Later(open) : new Open(open, may);
    }

    /**
     * The rest is a matter of the budget.
     *
     * @param time the stretch that begins now
     * @param may how his word allows it
     */
    record Open(Feasible time, Allowed may) implements Approach {}

    /**
     * Not at this hour.
     *
     * @param time the next stretch, and what put it off
     */
    record Later(Feasible time) implements Approach {}

    /**
     * Not at all.
     *
     * @param bar what bars it
     * @param rule id of the rule
     * @param explanation one sentence in plain English
     */
    record Barred(Bar bar, String rule, String explanation) implements Approach {}
}
