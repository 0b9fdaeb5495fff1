package io.huifang.scheduler.callback;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.slot.Appointment;
import io.huifang.scheduler.slot.Booking;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How the time of a call was agreed on with the customer.
 *
 * @param by how it came about
 * @param saidAt when he said so, UTC
 * @param zone by whose clock
 * @param rules by which calls are counted
 */
public record Agreed(Appointment.By by, Instant saidAt, ZoneId zone, AppointmentRules rules) {

    /** By the clock of the place where he is. */
    public static Agreed of(Customer customer, Policy policy, Appointment.By by, Instant saidAt) {
        ZoneId zone = policy.feasibleTime().zone(customer.callee());
        return new Agreed(by, saidAt, zone, policy.appointments());
    }

    Booking booking(CallbackTask task) {
        Instant at = task.standing().chosen().at();
        return new Booking(Appointment.at(task.id(), at, zone, by), rules, saidAt);
    }
}
