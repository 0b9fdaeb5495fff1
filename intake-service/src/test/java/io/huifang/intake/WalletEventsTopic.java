package io.huifang.intake;

import io.huifang.backing.Backing;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.intake.walletevent.Events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The topic that the service under test writes to. */
public final class WalletEventsTopic {
    private static final String NAME = "wallet-events";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private WalletEventsTopic() {}

    /** The customer's records, at least so many, in order. */
    public static List<KafkaRecord> of(Events event, int atLeast) {
        return records().until(NAME, PATIENCE, all -> of(event, all).size() >= atLeast).stream()
                .filter(record -> event.customer().equals(record.key()))
                .toList();
    }

    /** The ids of all events on the log. What was answered is there: 202 follows the ack. */
    public static Set<String> ids() {
        return records().all(NAME).stream()
                .map(record -> record.headers().get("ce_id"))
                .collect(Collectors.toSet());
    }

    /** Every event on the log by its id; of a repetition the last. */
    public static Map<String, KafkaRecord> byId() {
        return records().all(NAME).stream()
                .collect(
                        Collectors.toMap(
                                record -> record.headers().get("ce_id"),
                                Function.identity(),
                                (first, second) -> second));
    }

    private static KafkaRecords records() {
        return KafkaRecords.on(Backing.shared().kafka().bootstrap());
    }

    private static List<KafkaRecord> of(Events event, List<KafkaRecord> all) {
        return all.stream().filter(record -> event.customer().equals(record.key())).toList();
    }
}
