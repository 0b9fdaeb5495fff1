package io.huifang.journeys.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.journeys.http.Json;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Fictitious customers.
 *
 * @param run tells the customers of one run from those of all others
 * @param count how many
 * @param zones where they live
 */
public record People(String run, int count, List<ZoneId> zones) {
    private static final List<String> NAMES = List.of("林晓", "王小明", "Ada Example", "José Núñez");

    /** People who may be called right now. */
    public static People awake(String run, int count, Instant now) {
        return new People(run, count, Daytime.zones(now));
    }

    /** What all customer ids of the run begin with. */
    public String prefix() {
        return "c-" + run + "-";
    }

    public String customer(int number) {
        return prefix() + "%05d".formatted(number);
    }

    /** The number at which this customer can be called. */
    public String phone(int number) {
        return "+861380%07d".formatted(number);
    }

    ObjectNode contact(int number) {
        ObjectNode contact = Json.object();
        contact.put("phone", phone(number));
        contact.put("name", NAMES.get(number % NAMES.size()));
        contact.put("timeZone", zones.get(number % zones.size()).getId());
        contact.put("locale", "zh-CN");
        return contact;
    }
}
