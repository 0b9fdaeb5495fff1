package io.huifang.intake.eventlog;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the producer's view of the topic warm, so that {@code send} never needs to wait for it, and
 * tells how old the view is. The producer refreshes it every few seconds as long as a broker
 * answers, so an old view is a broker away.
 */
final class ClusterView implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClusterView.class);
    private static final long CHECK_MS = 250;

    private final Producer<?, ?> producer;
    private final String topic;
    private final double freshSeconds;
    private final Metric age;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "cluster-view");
                        thread.setDaemon(true);
                        return thread;
                    });

    private volatile boolean topicKnown;
    private volatile boolean fresh;

    ClusterView(Producer<?, ?> producer, String topic, Duration freshFor) {
        this.producer = producer;
        this.topic = topic;
        this.freshSeconds = freshFor.toMillis() / 1000.0;
        this.age = ageMetric(producer);
        timer.scheduleWithFixedDelay(this::look, 0, CHECK_MS, TimeUnit.MILLISECONDS);
    }

    boolean isFresh() {
        return fresh;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            topicKnown = !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException notYet) {
            topicKnown = false; // the question itself makes the producer ask the broker
        }
        boolean now = topicKnown && ((Number) age.metricValue()).doubleValue() < freshSeconds;
        if (now != fresh) {
            fresh = now;
            LOG.infof(
                    now
                            ? "The log is in sight; events are taken"
                            : "The log is out of sight; events are refused until it is back");
        }
    }

    private static Metric ageMetric(Producer<?, ?> producer) {
        return producer.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("metadata-age"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the producer lost metadata-age"));
    }
}
