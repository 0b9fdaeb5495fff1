package io.huifang.scheduler.periodic;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.decision.Occasion;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is to be called by a rule without an event's asking: pure.
 *
 * @param rule which
 * @param policy whose rule it is
 * @param now UTC
 */
record DueCalls(Periodic rule, Policy policy, Instant now) {

    /** How many more may be planned today. */
    int left(Round round) {
        return Math.max(0, rule.mostPerDay() - round.plannedOn(now));
    }

    /** Those of the customers whom the rule may call at all. */
    List<String> allowed(List<Customer> customers) {
        Reason reason = policy.reason(rule.reason()).orElseThrow();
        return customers.stream()
                .filter(customer -> !customer.erased())
                .filter(customer -> customer.suppressedAt(now).isEmpty())
                .filter(customer -> permission(customer, reason) instanceof Allowed)
                .map(Customer::customerId)
                .toList();
    }

    private Permission permission(Customer customer, Reason reason) {
        return Permission.ask(customer.statements(), reason, policy.permissions(), now, now);
    }

    /**
     * What is due, in the order of the customers.
     *
     * @param talkedAt when somebody last talked to them, or they were first heard of
     */
    List<Occasion> among(List<String> customerIds, Map<String, Instant> talkedAt) {
        return customerIds.stream().flatMap(id -> occasion(id, talkedAt.get(id)).stream()).toList();
    }

    private Optional<Occasion> occasion(String customerId, Instant talkedAt) {
        return Optional.ofNullable(talkedAt)
                .flatMap(at -> rule.fellDue(at, now))
                .map(due -> occasion(customerId, talkedAt, due));
    }

    /** The id follows from the customer and the period: whoever notices it names the same one. */
    private Occasion occasion(String customerId, Instant talkedAt, Instant due) {
        return new Occasion(
                String.join("/", "periodic", rule.reason(), due.toString(), customerId),
                rule.type(),
                customerId,
                noticedAt(due),
                Map.of("silentSince", talkedAt.toString(), "every", rule.every().toString()));
    }

    /** What fell due long ago, because there were too many, is as fresh as if it did today. */
    private Instant noticedAt(Instant due) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return due.isAfter(today) ? due : today;
    }
}
