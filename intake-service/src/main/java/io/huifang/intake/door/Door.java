package io.huifang.intake.door;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.Refusals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the connections of our servers. The server tells of a connection only with its first
 * complete request, and its own time-out begins anew with each byte; so each event loop is swept
 * for connections that nobody has announced, also those in a TLS handshake, and that take too long.
 */
@Startup
@Singleton
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final long SWEEP_MS = 500;
    private static final AttributeKey<Watch> WATCH = AttributeKey.valueOf("huifang-watch");

    private final long most;
    private final long headNanos;
    private final long requestNanos;
    private final Refusals refusals;
    private final AtomicLong connections = new AtomicLong();
    private final List<ScheduledFuture<?>> sweeps = new ArrayList<>();

    private final LastWord tooSlow = new LastWord(Problems.SLOW_HEAD, "Request Timeout");
    private final LastWord tooMany =
            new LastWord(Problems.TOO_MANY_CONNECTIONS, "Service Unavailable");

    @Inject
    Door(Vertx vertx, DoorConfig config, Refusals refusals, MeterRegistry registry) {
        this.most = config.connections();
        this.headNanos = config.headTimeout().toNanos();
        this.requestNanos = config.requestTimeout().toNanos();
        this.refusals = refusals;
        Gauge.builder("huifang.intake.connections", connections, AtomicLong::get)
                .description("Connections open on the main port")
                .register(registry);
        for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            if (loop instanceof SingleThreadEventLoop its) {
                sweeps.add(
                        its.scheduleWithFixedDelay(
                                () -> sweepAgain(its), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS));
            }
        }
    }

    /**
     * Lets the request at hand in, or not, when its connection is one too many. To be called on the
     * connection's event loop.
     */
    boolean letIn(Channel channel) {
        Watch watch = watchOver(channel);
        if (watch.takePlace()) {
            watch.joinRequest();
        }
        return !watch.isSurplus();
    }

    /**
     * Lets a connection to the management port be: probes must get through when nobody else does.
     */
    void leaveAlone(Channel channel) {
        Watch watch = channel.attr(WATCH).get();
        if (watch == null) {
            watch = new Watch(channel, false, () -> {});
            channel.attr(WATCH).set(watch);
        }
        watch.leaveAlone();
    }

    @PreDestroy
    void stop() {
        sweeps.forEach(sweep -> sweep.cancel(false));
    }

    // A sweep that failed would be the last one.
    private void sweepAgain(SingleThreadEventLoop loop) {
        try {
            sweep(loop);
        } catch (RuntimeException defect) {
            LOG.error("A sweep over connections failed for a reason of our own", defect);
        }
    }

    private void sweep(SingleThreadEventLoop loop) {
        List<Channel> channels = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        for (Channel channel : channels) {
            // Those that clients opened: servers' own and our clients' have no parent.
            if (channel.parent() != null) {
                Watch watch = watchOver(channel);
                watch.takePlace();
                judge(watch);
            }
        }
    }

    private void judge(Watch watch) {
        if (watch.isSurplus() && watch.isSilent()) {
            refusals.count(Problems.TOO_MANY_CONNECTIONS);
            watch.close(tooMany);
        } else if (watch.isLate(headNanos)) {
            refusals.count(Problems.SLOW_HEAD);
            watch.close(tooSlow);
        } else if (watch.isDragging(requestNanos)) {
            refusals.count(Problems.TOO_SLOW);
            watch.close();
        }
    }

    /** The connection's watch; a new one for a connection not seen before. */
    private Watch watchOver(Channel channel) {
        Watch known = channel.attr(WATCH).get();
        if (known != null) {
            return known;
        }
        boolean surplus = connections.incrementAndGet() > most;
        channel.closeFuture()
                .addListener((ChannelFutureListener) closed -> connections.decrementAndGet());
        Watch watch = new Watch(channel, surplus, () -> refusals.count(Problems.PIPELINED));
        channel.attr(WATCH).set(watch);
        return watch;
    }
}
