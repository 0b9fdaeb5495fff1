package io.huifang.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is true of a world because it was put there, for tests to find again.
 *
 * @param heldOut share of customers who are held out, of each reason that may be
 * @param repeated by reason, how many have the same again within fourteen days
 * @param complained by reason, how many complain within fourteen days
 * @param wave when fraud rises, and what it has in common
 * @param afterBusy how the next attempt goes after BUSY
 * @param named ids of customers that hold a name and a number: nowhere but on the scheduler's
 *     topics
 */
public record Truths(
        double heldOut,
        Map<String, Effect> repeated,
        Map<String, Effect> complained,
        Wave wave,
        AfterBusy afterBusy,
        List<String> named) {

    /**
     * Shares of customers.
     *
     * @param called of those who were to be called
     * @param heldOut of those who were not
     */
    public record Effect(double called, double heldOut) {
        /** Below 0 for what calls make rarer. */
        public double difference() {
            return called - heldOut;
        }
    }

    /**
     * A rise.
     *
     * @param cause of failed payments
     * @param merchantCategory what was paid for
     * @param region of the customers
     * @param from its beginning, UTC
     * @param lasts how long
     * @param anHour events more in each of its hours
     */
    public record Wave(
            String cause,
            String merchantCategory,
            String region,
            Instant from,
            Duration lasts,
            int anHour) {
        boolean isOn(Instant hour) {
            return !hour.isBefore(from) && hour.isBefore(from.plus(lasts));
        }
    }

    /**
     * Shares of next attempts in which the customer himself is reached.
     *
     * @param evening from 17:00 in the company's zone
     * @param otherwise before
     */
    public record AfterBusy(double evening, double otherwise) {}
}
