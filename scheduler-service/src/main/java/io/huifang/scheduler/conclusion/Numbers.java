package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.KnownTasks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ended attempts tell of whether a customer's number is his. */
final class Numbers {
    private static final Set<Disposition> NOT_HIS =
            EnumSet.of(Disposition.WRONG_PERSON, Disposition.NUMBER_DEAD);

    private final Policy policy;
    private final Map<String, Customer> customers;
    private final Set<String> changed = new HashSet<>();

    /**
     * @param customers by id, locked
     */
    Numbers(Policy policy, Map<String, Customer> customers) {
        this.policy = policy;
        this.customers = customers;
    }

    /** An attempt ended that way. */
    void told(CallbackTask task, Disposition disposition, Instant at) {
        Customer customer = customers.get(task.matter().customerId());
        if (mayHaveBeenAnother(task, customer)) return;
        if (NOT_HIS.contains(disposition)) put(customer.notAtHisNumber(at));
        else if (disposition.rightParty()) put(customer.reached(at));
    }

    /**
     * An attempt ended otherwise than was told before: all that are known tell again.
     *
     * @param attempt as it was told before
     * @param known the tasks, with the right disposition
     */
    void corrected(CallbackTask task, Attempt attempt, KnownTasks known) {
        String customerId = task.matter().customerId();
        Customer customer = customers.get(customerId);
        if (attempt.concludedAt().equals(customer.numberNotHisSince())) {
            put(customer.reached(attempt.concludedAt()));
        }
        known.of(customerId)
                .flatMap(it -> it.attempts().stream().map(one -> new Ended(it, one)))
                .filter(it -> it.attempt().disposition() != null)
                .sorted(Comparator.comparing(it -> it.attempt().concludedAt()))
                .forEach(
                        it ->
                                told(
                                        it.task(),
                                        it.attempt().disposition(),
                                        it.attempt().concludedAt()));
    }

    private record Ended(CallbackTask task, Attempt attempt) {}

    /** After a change the older number may have been called, and that one is not written to. */
    private boolean mayHaveBeenAnother(CallbackTask task, Customer customer) {
        return !customer.statements().contactChanges().firstOfDays().isEmpty()
                && task.matter().reasonIn(policy).filter(Reason::safeNumber).isPresent();
    }

    private void put(Customer after) {
        Customer before = customers.put(after.customerId(), after);
        if (before != after) changed.add(after.customerId());
    }

    /** Customers of whose numbers something else is known now. */
    List<Customer> changed() {
        return changed.stream().map(customers::get).toList();
    }
}
