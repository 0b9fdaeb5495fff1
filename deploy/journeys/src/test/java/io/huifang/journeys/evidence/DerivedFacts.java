package io.huifang.journeys.evidence;

import static java.util.stream.Collectors.toSet;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Reads what insight derives from the log. It follows the log and may be behind it, for as long as
 * another replica needs to take over what a dead one was working on.
 *
 * @param bootstrap Kafka's address
 */
record DerivedFacts(String bootstrap) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = Topic.ANALYTICS_DECISIONS.topicName();

    /** Facts about these tasks, as soon as there are as many as there should be, or in the end. */
    List<Told> of(SchedulerRows scheduler) {
        Set<UUID> tasks = scheduler.tasks().stream().map(SchedulerRows.Task::id).collect(toSet());
        Predicate<Told> theirs = fact -> tasks.contains(fact.id("callbackId"));
        long wanted = wanted(scheduler);
        return read(records -> distinct(records, theirs) >= wanted).stream()
                .map(Told::of)
                .filter(theirs)
                .toList();
    }

    /** A decision each, an opening each, and an end of each that ended. */
    private static long wanted(SchedulerRows scheduler) {
        long decisions = scheduler.decisions().stream().filter(it -> it.callback() != null).count();
        long ends = scheduler.tasks().stream().filter(SchedulerRows.Task::isClosed).count();
        return decisions + scheduler.tasks().size() + ends;
    }

    private List<KafkaRecord> read(Predicate<List<KafkaRecord>> enough) {
        try {
            return KafkaRecords.on(bootstrap).until(TOPIC, PATIENCE, enough);
        } catch (AssertionError fewer) { // which of them are missing, the checks say
            return KafkaRecords.on(bootstrap).all(TOPIC);
        }
    }

    private static long distinct(List<KafkaRecord> records, Predicate<Told> theirs) {
        return records.stream().map(Told::of).filter(theirs).map(Told::eventId).distinct().count();
    }
}
