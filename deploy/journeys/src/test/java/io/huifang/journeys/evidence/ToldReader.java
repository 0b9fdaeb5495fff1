package io.huifang.journeys.evidence;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads what the event log tells of a run.
 *
 * @param survey the survey service's database
 * @param bootstrap Kafka's address
 */
record ToldReader(Database survey, String bootstrap) {
    private static final List<Topic> BY_CUSTOMER =
            List.of(
                    Topic.CALLBACK_DECISIONS,
                    Topic.CALLBACK_TASKS,
                    Topic.CALLBACK_ATTEMPTS,
                    Topic.SURVEY_RESPONSES);
    private static final List<Topic> BY_PSEUDONYM =
            List.of(Topic.ANALYTICS_ATTEMPTS, Topic.ANALYTICS_RESPONSES);

    private static final String ALL_ATTEMPTS = "SELECT attempt_id FROM attempt";

    /** What was told of the customers whose ids begin with the prefix. */
    List<Told> told(String prefix, List<SurveyRows.Attempt> attempts, SchedulerRows scheduler) {
        Set<UUID> own = attempts.stream().map(SurveyRows.Attempt::id).collect(Collectors.toSet());
        Set<UUID> all =
                new HashSet<>(Rows.of(survey, ALL_ATTEMPTS, row -> Rows.uuid(row, "attempt_id")));
        List<Told> told = new ArrayList<>();
        for (Topic topic : BY_CUSTOMER) {
            KafkaRecords.on(bootstrap)
                    .each(
                            topic.topicName(),
                            record -> {
                                if (record.key() != null && record.key().startsWith(prefix)) {
                                    told.add(Told.of(record).asked());
                                }
                            });
        }
        for (Topic topic : BY_PSEUDONYM) {
            KafkaRecords.on(bootstrap)
                    .each(
                            topic.topicName(),
                            record -> {
                                Told fact = Told.of(record).asked();
                                if (concerns(fact, own, all)) {
                                    told.add(fact);
                                }
                            });
        }
        told.addAll(new DerivedFacts(bootstrap).of(scheduler));
        return told;
    }

    /**
     * Pseudonymous facts are known by their attempts: what is told of an attempt that does not
     * exist may have been made up in any run.
     *
     * @param own the run's attempts
     * @param all those of all runs
     */
    static boolean concerns(Told fact, Set<UUID> own, Set<UUID> all) {
        UUID attempt = fact.id("attemptId");
        return own.contains(attempt) || !all.contains(attempt);
    }
}
