package io.huifang.journeys.balance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks replicas again and again whether they are ready. */
final class Lookout implements AutoCloseable {
    private final List<Replica> replicas;
    private final Probe probe;

    /** Bad answers in a row, by name; as many as take out before anybody was asked. */
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private final ScheduledExecutorService clock;

    /** Begins to ask, each replica by itself: one that does not answer keeps no other waiting. */
    Lookout(List<Replica> replicas, Probe probe) {
        this.replicas = List.copyOf(replicas);
        this.probe = probe;
        this.clock = Executors.newScheduledThreadPool(Math.max(1, replicas.size()));
        for (Replica replica : this.replicas) {
            failures.put(replica.name(), probe.failures());
            clock.scheduleAtFixedRate(
                    () -> ask(replica), 0, probe.period().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Who may be sent to, always in the same order. */
    List<Replica> serving() {
        return replicas.stream().filter(replica -> serves(replica.name())).toList();
    }

    boolean serves(String name) {
        return failures.getOrDefault(name, probe.failures()) < probe.failures();
    }

    private void ask(Replica replica) {
        boolean ready = isReady(replica);
        failures.merge(replica.name(), 1, (before, one) -> ready ? 0 : before + one);
    }

    /** A look that stumbles is no answer, and not the last look. */
    private static boolean isReady(Replica replica) {
        try {
            return replica.ready().getAsBoolean();
        } catch (RuntimeException noAnswer) {
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
