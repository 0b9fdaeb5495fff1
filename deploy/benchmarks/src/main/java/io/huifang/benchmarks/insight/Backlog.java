package io.huifang.benchmarks.insight;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.Topic;
import io.huifang.proof.Feed;
import io.huifang.simulation.world.Scenario;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** The records of one simulated week after the other. */
final class Backlog {
    /** What insight reads, and does not write itself. */
    static final List<Topic> SOURCES =
            List.of(
                    Topic.CALLBACK_DECISIONS,
                    Topic.CALLBACK_TASKS,
                    Topic.CALLBACK_ATTEMPTS,
                    Topic.ANALYTICS_ATTEMPTS,
                    Topic.ANALYTICS_RESPONSES);

    private static final int DAYS = 7;

    private final KafkaBroker kafka;
    private final UnaryOperator<String> pseudonyms;
    private final int events;
    private long seed;
    private Part last;

    Backlog(KafkaBroker kafka, UnaryOperator<String> pseudonyms, int events) {
        this.kafka = kafka;
        this.pseudonyms = pseudonyms;
        this.events = events;
    }

    /** Tells another week, of other customers, and returns when the broker has it. */
    Part tell() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> from = Part.ends(kafka, SOURCES);
        Instant start = Instant.now().minus(Duration.ofDays(DAYS));
        Scenario scenario = new Scenario(++seed, start, DAYS, events, false);
        Feed.begin(scenario, kafka.bootstrap(), pseudonyms).await();
        last = Part.since(from, kafka, SOURCES);
        return last;
    }

    /** The week that was told last. */
    Part last() {
        return last;
    }
}
