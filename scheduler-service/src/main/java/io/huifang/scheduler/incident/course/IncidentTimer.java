package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.IncidentConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.function.IntFunction;

/** Looks every second what is to be done about incidents. */
@ApplicationScoped
class IncidentTimer {
    private static final Logger LOG = Logger.getLogger(IncidentTimer.class);

    private final CloseQuietIncidents closeQuietIncidents;
    private final GatherTasks gatherTasks;
    private final NotifyCustomers notifyCustomers;
    private final ReleaseTasks releaseTasks;
    private final IncidentPurge purge;
    private final IncidentConfig config;
    private Cancellable timer;

    IncidentTimer(
            CloseQuietIncidents closeQuietIncidents,
            GatherTasks gatherTasks,
            NotifyCustomers notifyCustomers,
            ReleaseTasks releaseTasks,
            IncidentPurge purge,
            IncidentConfig config) {
        this.closeQuietIncidents = closeQuietIncidents;
        this.gatherTasks = gatherTasks;
        this.notifyCustomers = notifyCustomers;
        this.releaseTasks = releaseTasks;
        this.purge = purge;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer =
                Multi.createFrom()
                        .ticks()
                        .every(config.lookEvery())
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> look())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    private Uni<Void> look() {
        return closeQuietIncidents
                .close()
                .chain(() -> untilNoneIsLeft(gatherTasks::gather))
                .chain(() -> untilNoneIsLeft(notifyCustomers::notify))
                .chain(() -> untilNoneIsLeft(releaseTasks::release))
                .chain(purge::purge)
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Looking after incidents failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> untilNoneIsLeft(IntFunction<Uni<Integer>> work) {
        return work.apply(config.batch())
                .chain(
                        done ->
                                done < config.batch()
                                        ? Uni.createFrom().voidItem()
                                        : untilNoneIsLeft(work));
    }
}
