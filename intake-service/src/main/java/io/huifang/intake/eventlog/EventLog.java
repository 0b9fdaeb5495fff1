package io.huifang.intake.eventlog;

import io.huifang.contract.Topic;
import io.huifang.intake.cloudevent.IncomingEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** The topic {@code wallet-events}, for appending. */
@Startup
@Singleton
public class EventLog {
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final long LATE_CHECK_MS = 100;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private final AppendMetrics metrics;
    private final ClusterView clusterView;
    private final BufferRoom room;
    private final long deadlineNanos;

    /** One per event loop, found by its thread. */
    private final ThreadLocal<ReturnPath> returnPath = ThreadLocal.withInitial(this::newReturnPath);

    private final Queue<ReturnPath> returnPaths = new ConcurrentLinkedQueue<>();

    @Inject
    EventLog(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            LogConfig config,
            AppendMetrics metrics,
            MeterRegistry registry) {
        this.producer = new KafkaProducer<>(ProducerSettings.of(broker, config));
        this.metrics = metrics;
        this.clusterView =
                new ClusterView(producer, Topic.WALLET_EVENTS.topicName(), config.readyWithin());
        this.room = new BufferRoom(producer.metrics(), config.bufferBytes());
        this.deadlineNanos = config.deliveryTimeout().plus(GRACE).toNanos();
        Gauge.builder("huifang.intake.requests.in.flight", this, EventLog::unanswered)
                .description("Requests that wait for the log's acknowledgement")
                .register(registry);
    }

    /**
     * Appends events in their order. To be called on an event loop; never blocks it.
     *
     * @param events at least one
     * @param answer called on the same event loop, once, at the deadline at the latest
     */
    public void append(List<IncomingEvent> events, Consumer<Appended> answer) {
        ReturnPath back = returnPath.get();
        Append append = new Append(back, events.size(), System.nanoTime(), deadlineNanos, answer);
        back.watch(append);
        int sent = 0;
        try {
            for (IncomingEvent event : events) {
                producer.send(Records.of(event), append);
                sent++;
            }
        } catch (RuntimeException refusal) { // of the record at hand; it has no callback
            append.settle(events.size() - sent, refusal);
        }
    }

    /**
     * Whether a request's events would find room. While the broker is away or slow the buffer
     * fills; the last quarter is kept for the requests that were let in before.
     */
    public boolean hasRoom() {
        return room.isLeft();
    }

    /** Whether the log can be expected to take events. */
    boolean isReady() {
        return clusterView.isFresh();
    }

    @PreDestroy
    void close() {
        clusterView.close();
        producer.close(CLOSE);
    }

    private double unanswered() {
        return returnPaths.stream().mapToInt(ReturnPath::unanswered).sum();
    }

    private ReturnPath newReturnPath() {
        Context eventLoop = ((ContextInternal) Vertx.currentContext()).unwrap();
        ReturnPath path = new ReturnPath(eventLoop, metrics);
        eventLoop.owner().setPeriodic(LATE_CHECK_MS, ignored -> path.answerLate(System.nanoTime()));
        returnPaths.add(path);
        return path;
    }
}
