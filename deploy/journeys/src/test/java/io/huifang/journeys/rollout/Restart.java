package io.huifang.journeys.rollout;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Signal;
import io.huifang.journeys.fault.Fault;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What a rollout does to a replica, at its worst: SIGTERM at once and without a word to the
 * balancer, and nobody in its place before it has ended. No fault, but it happens under load and
 * must not be one.
 */
final class Restart implements Fault {
    /** Far more than may be taken: how long it takes is looked at afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PACE = Duration.ofMillis(20);

    private final Fleet fleet;
    private final Service service;
    private final ServiceProcess replica;

    /** The build that the replica is to be of from then on; null: it stays what it is. */
    private final Path jar;

    Restart(Fleet fleet, Service service, ServiceProcess replica, Path jar) {
        this.fleet = fleet;
        this.service = service;
        this.replica = replica;
        this.jar = jar;
    }

    @Override
    public String name() {
        return "SIGTERM " + replica.name();
    }

    @Override
    public void happen() {
        Instant from = Instant.now();
        replica.signal(Signal.TERM);
        await(replica.name() + " ends").atMost(PATIENCE).pollInterval(PACE).until(this::isOver);
        Duration drained = Duration.between(from, Instant.now());
        if (jar != null) {
            replica.run(jar);
        }
        Instant again = Instant.now();
        replica.stop();
        replica.start();
        replica.awaitReady();
        Duration ready = Duration.between(again, Instant.now());
        fleet.awaitServing(service, replica.name());
        fleet.add(new Restarted(service, replica.name(), from, drained, ready, Instant.now()));
    }

    private boolean isOver() {
        return !replica.isAlive();
    }
}
