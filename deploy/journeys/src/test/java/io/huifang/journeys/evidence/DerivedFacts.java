package io.huifang.journeys.evidence;

import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.toSet;

import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;

import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Duration EVERY = Duration.ofMillis(500);

    /** Without anything new. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TOPIC = Topic.ANALYTICS_DECISIONS.topicName();

    /** Facts about these tasks, as soon as there are as many as there should be, or in the end. */
    List<Told> of(SchedulerRows scheduler) {
        Set<UUID> tasks = scheduler.tasks().stream().map(SchedulerRows.Task::id).collect(toSet());
        Predicate<Told> theirs = fact -> tasks.contains(fact.id("callbackId"));
        long wanted = wanted(scheduler);
        List<Told> facts = read(theirs);
        for (boolean grew = true; grew && asked(facts) < wanted; ) {
            List<Told> more = more(theirs, facts.size());
            grew = more.size() > facts.size();
            facts = more;
        }
        return facts;
    }

    /** A decision each, an opening each, and an end of each that ended. */
    private static long wanted(SchedulerRows scheduler) {
        long decisions = scheduler.decisions().stream().filter(it -> it.callback() != null).count();
        long ends = scheduler.tasks().stream().filter(SchedulerRows.Task::isClosed).count();
        return decisions + scheduler.tasks().size() + ends;
    }

    /** What there is as soon as it is more than that, or what there is in the end. */
    private List<Told> more(Predicate<Told> theirs, int than) {
        try {
            return await("more facts than " + than)
                    .pollInterval(EVERY)
                    .atMost(PATIENCE)
                    .until(() -> read(theirs), facts -> facts.size() > than);
        } catch (ConditionTimeoutException noMore) { // which are missing, the checks say
            return read(theirs);
        }
    }

    /** One by one: the topic may hold far more than theirs. */
    private List<Told> read(Predicate<Told> theirs) {
        List<Told> facts = new ArrayList<>();
        KafkaRecords.on(bootstrap)
                .each(
                        TOPIC,
                        record -> {
                            Told fact = Told.of(record).asked();
                            if (theirs.test(fact)) {
                                facts.add(fact);
                            }
                        });
        return List.copyOf(facts);
    }

    /** Of the facts those that are waited for, each once: others must not stand for them. */
    private static long asked(List<Told> facts) {
        return facts.stream().map(DerivedFacts::asked).flatMap(Optional::stream).distinct().count();
    }

    private static Optional<List<Object>> asked(Told fact) {
        if (fact.type().equals(DecisionFact.TYPE)) {
            return Optional.of(List.of(fact.eventId()));
        }
        return fact.type().equals(CallbackFact.TYPE)
                ? Optional.of(List.of(fact.id("callbackId"), fact.text("status")))
                : Optional.empty();
    }
}
