package io.huifang.local.stack;

import io.huifang.backing.Durability;

import java.util.Map;
import java.util.TreeMap;

/**
 * How PostgreSQL and Kafka are run.
 *
 * @param durability what their data survives
 * @param postgres PostgreSQL parameters that override ours
 * @param kafka broker properties that override ours
 */
public record BackingOptions(
        Durability durability, Map<String, String> postgres, Map<String, String> kafka) {

    public BackingOptions {
        postgres = Map.copyOf(postgres);
        kafka = Map.copyOf(kafka);
    }

    /** As in production as far as one machine can be. */
    static BackingOptions durable() {
        return new BackingOptions(Durability.DURABLE, Map.of(), Map.of());
    }

    public BackingOptions withDurability(Durability other) {
        return new BackingOptions(other, postgres, kafka);
    }

    public BackingOptions withPostgres(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(postgres);
        more.put(parameter, value);
        return new BackingOptions(durability, more, kafka);
    }

    public BackingOptions withKafka(String property, String value) {
        Map<String, String> more = new TreeMap<>(kafka);
        more.put(property, value);
        return new BackingOptions(durability, postgres, more);
    }
}
