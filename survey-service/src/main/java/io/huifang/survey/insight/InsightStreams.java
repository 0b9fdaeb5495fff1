package io.huifang.survey.insight;

import io.huifang.survey.timer.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * Runs the topology on this replica. What stops by itself begins anew: a broker that is away, a
 * topic that does not exist yet, a defect. The desk does not depend on it, nor does readiness.
 */
@ApplicationScoped
public class InsightStreams {
    private static final Logger LOG = Logger.getLogger(InsightStreams.class);

    /** Less than the process is given to end. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    /** Then a beginning is tried each minute, with a look every two seconds. */
    private static final int MOST_DOUBLINGS = 5;

    private final boolean enabled;
    private final InsightTopology topology;
    private final Properties settings;
    private final KeptState kept;
    private final Rounds rounds;

    private KafkaStreams streams; // guarded by this
    private boolean stopped; // guarded by this

    /** Beginnings that came to nothing, one after another; guarded by this. */
    private int failures;

    /** Looks that pass before the next beginning; guarded by this. */
    private int rest;

    InsightStreams(
            InsightConfig config,
            InsightTopology topology,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Vertx vertx,
            MeterRegistry meters) {
        this.enabled = config.enabled();
        this.topology = topology;
        this.settings = InsightSettings.of(config, kafka);
        this.kept = new KeptState(config.stateDirectory().toAbsolutePath());
        this.rounds = new Rounds(vertx, "Insight", config.lookEvery(), this::keepGoing);
        if (enabled) {
            meters.gauge("huifang.insight.running", this, it -> it.isRunning() ? 1 : 0);
        }
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        end();
    }

    /** Whether this replica takes part and is past its restoring. */
    public boolean isRunning() {
        KafkaStreams current = current();
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    private Uni<Boolean> keepGoing() {
        return Uni.createFrom()
                .item(this::beginIfEnded)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Opens files and waits for threads, so never on an event loop. */
    private synchronized boolean beginIfEnded() {
        if (isRunning()) {
            failures = 0;
        } else if (!stopped && (streams == null || streams.state().hasCompletedShutdown())) {
            beginAfterARest();
        }
        return false;
    }

    /** Ever longer: each beginning may read all that was kept from the broker. */
    private void beginAfterARest() {
        if (rest > 0) {
            rest--;
        } else {
            rest = (1 << Math.min(failures++, MOST_DOUBLINGS)) - 1;
            streams = begun();
        }
    }

    private KafkaStreams begun() {
        KafkaStreams next = new KafkaStreams(topology.topology(), settings);
        next.setUncaughtExceptionHandler(InsightStreams::giveUp);
        try {
            if (!kept.takeUp()) {
                next.cleanUp();
            }
            next.start();
            return next;
        } catch (RuntimeException failed) {
            next.close(TIME_TO_END);
            throw failed;
        }
    }

    private static StreamThreadExceptionResponse giveUp(Throwable failure) {
        LOG.warn("Insight stopped and begins anew", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void end() {
        KafkaStreams last = retire();
        if (last != null) {
            boolean works = last.state().isRunningOrRebalancing();
            if (last.close(TIME_TO_END) && works) {
                kept.closedInOrder();
            }
        }
    }

    private synchronized KafkaStreams retire() {
        stopped = true;
        return streams;
    }

    private synchronized KafkaStreams current() {
        return streams;
    }
}
