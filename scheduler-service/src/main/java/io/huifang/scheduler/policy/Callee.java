package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.calendar.OpenHours;

import java.time.ZoneId;
import java.util.List;

/**
 * Everything the rules of time need to know of a customer.
 *
 * @param zones every zone he may be in; empty for unknown
 * @param region ISO 3166-1 alpha-2 code of his country; null for unknown
 * @param wishes hours in which he wishes to be called, by his own clock; empty for no wish
 */
public record Callee(List<ZoneId> zones, String region, List<OpenHours> wishes) {
    /** One of whom nothing is known. */
    public static final Callee UNKNOWN = new Callee(List.of(), null, List.of());

    public Callee {
        zones = List.copyOf(zones);
        wishes = List.copyOf(wishes);
    }

    /** The same for a call that does not wait for his wishes. */
    public Callee withoutWishes() {
        return wishes.isEmpty() ? this : new Callee(zones, region, List.of());
    }
}
