package io.huifang.scheduler.appointment;

import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.huifang.scheduler.slot.Appointment;
import io.huifang.scheduler.slot.Appointments;
import io.huifang.scheduler.slot.Coming;
import io.huifang.scheduler.slot.ZoneRules;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Looks once, after the start, whether the rules of time zones that came with this Java move what
 * was agreed under older ones.
 */
@ApplicationScoped
class ClockChanges {
    private static final Logger LOG = Logger.getLogger(ClockChanges.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final KeepLocalTimes keepLocalTimes;
    private final Appointments appointments;
    private final ZoneRules zoneRules;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;
    private final Pool pool;
    private final AtomicLong left = new AtomicLong();
    private volatile Cancellable look;

    ClockChanges(
            KeepLocalTimes keepLocalTimes,
            Appointments appointments,
            ZoneRules zoneRules,
            ActivePolicy activePolicy,
            DatabaseClock clock,
            Pool pool) {
        this.keepLocalTimes = keepLocalTimes;
        this.appointments = appointments;
        this.zoneRules = zoneRules;
        this.activePolicy = activePolicy;
        this.clock = clock;
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        look =
                lookUntilAllAreKept()
                        .onFailure()
                        .invoke(
                                failure ->
                                        LOG.warn("Appointments are looked at again soon", failure))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .indefinitely()
                        .subscribe()
                        .with(ClockChanges::tell);
    }

    void stop(@Observes ShutdownEvent event) {
        if (look != null) look.cancel();
    }

    private Uni<Long> lookUntilAllAreKept() {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            long before = left.get();
                            return look().invoke(moved -> complainOf(left.get() - before));
                        });
    }

    private static void complainOf(long left) {
        if (left > 0) throw new IllegalStateException(left + " appointments could not be moved");
    }

    /** How many appointments were moved; none under rules that others have newer ones of. */
    Uni<Long> look() {
        return zoneRules
                .areNewest(pool)
                .chain(newest -> newest ? lookAtAll() : Uni.createFrom().item(0L));
    }

    private Uni<Long> lookAtAll() {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                clock.now(pool)
                                        .chain(now -> from(now, FIRST, policy.appointments())));
    }

    private Uni<Long> from(Instant after, UUID last, AppointmentRules rules) {
        return appointments
                .coming(pool, after, last)
                .chain(
                        coming ->
                                coming.isOver()
                                        ? Uni.createFrom().item(0L)
                                        : keep(coming.known(), rules)
                                                .chain(moved -> andMore(moved, coming, rules)));
    }

    private Uni<Long> andMore(long moved, Coming coming, AppointmentRules rules) {
        return from(coming.lastAt(), coming.last(), rules).map(more -> moved + more);
    }

    private Uni<Long> keep(List<Appointment> coming, AppointmentRules rules) {
        return Multi.createFrom()
                .iterable(coming)
                .onItem()
                .transformToUniAndConcatenate(agreed -> keep(agreed, rules))
                .filter(moved -> moved)
                .collect()
                .with(Collectors.counting());
    }

    /** One that cannot be moved does not keep the others from being moved. */
    private Uni<Boolean> keep(Appointment agreed, AppointmentRules rules) {
        return keepLocalTimes
                .keep(agreed, rules)
                .onFailure()
                .recoverWithItem(failure -> leave(agreed, failure));
    }

    private boolean leave(Appointment agreed, Throwable failure) {
        left.incrementAndGet();
        LOG.errorf(
                failure,
                "The appointment of callback %s keeps an instant that is no longer its local time",
                agreed.callbackId());
        return false;
    }

    private static void tell(long moved) {
        if (moved > 0) LOG.infof("%d appointments were moved with their clocks", moved);
    }
}
