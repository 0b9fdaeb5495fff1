package io.huifang.scheduler.periodic;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.decision.Occasion;

import java.util.List;

/**
 * One step of a walk.
 *
 * @param calls whom it looks for
 * @param round as it was before
 * @param customers it came by, in the order of their ids
 * @param due what is due of them, in the same order
 * @param limit most customers of a step; fewer were there only at the end
 */
record Stretch(
        DueCalls calls, Round round, List<Customer> customers, List<Occasion> due, int limit) {

    /** As many as may still be planned today. */
    List<Occasion> taken() {
        return due.subList(0, Math.min(calls.left(round), due.size()));
    }

    /** The round after so many were planned. */
    Round after(int planned) {
        List<Occasion> taken = taken();
        if (taken.size() < due.size()) {
            String last = taken.get(taken.size() - 1).customerId();
            return round.walked(last, planned, calls.now()).restingUntilTomorrow(calls.now());
        }
        String last = customers.isEmpty() ? "" : customers.get(customers.size() - 1).customerId();
        Round walked = round.walked(last, planned, calls.now());
        return customers.size() < limit ? walked.over() : walked;
    }
}
