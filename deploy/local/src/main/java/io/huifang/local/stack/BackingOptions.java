package io.huifang.local.stack;

import io.huifang.backing.Durability;

import java.util.Map;
import java.util.TreeMap;

/**
 * How PostgreSQL and Kafka are run.
 *
 * @param durability what their data survives
 * @param brokers how many of Kafka's brokers there are; of three, each has a copy of each record
 * @param postgres PostgreSQL parameters that override ours
 * @param kafka broker properties that override ours
 */
public record BackingOptions(
        Durability durability,
        int brokers,
        Map<String, String> postgres,
        Map<String, String> kafka) {

    public BackingOptions {
        if (brokers < 1) {
            throw new IllegalArgumentException("no broker");
        }
        postgres = Map.copyOf(postgres);
        kafka = Map.copyOf(kafka);
    }

    /** As in production as far as one machine can be. */
    static BackingOptions durable() {
        return new BackingOptions(Durability.DURABLE, 1, Map.of(), Map.of());
    }

    public BackingOptions withDurability(Durability other) {
        return new BackingOptions(other, brokers, postgres, kafka);
    }

    /** Those after the first one take free ports, and are not found again by another JVM. */
    public BackingOptions withBrokers(int count) {
        return new BackingOptions(durability, count, postgres, kafka);
    }

    public BackingOptions withPostgres(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(postgres);
        more.put(parameter, value);
        return new BackingOptions(durability, brokers, more, kafka);
    }

    public BackingOptions withKafka(String property, String value) {
        Map<String, String> more = new TreeMap<>(kafka);
        more.put(property, value);
        return new BackingOptions(durability, brokers, postgres, more);
    }
}
