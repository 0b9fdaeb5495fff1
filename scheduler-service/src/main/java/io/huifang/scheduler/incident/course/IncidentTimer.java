package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.IncidentConfig;
import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.function.IntFunction;

/** Looks every second what is to be done about incidents. */
@ApplicationScoped
class IncidentTimer {
    private final CloseQuietIncidents closeQuietIncidents;
    private final GatherTasks gatherTasks;
    private final NotifyCustomers notifyCustomers;
    private final ReleaseTasks releaseTasks;
    private final IncidentConfig config;
    private final Rounds rounds;

    IncidentTimer(
            CloseQuietIncidents closeQuietIncidents,
            GatherTasks gatherTasks,
            NotifyCustomers notifyCustomers,
            ReleaseTasks releaseTasks,
            IncidentConfig config,
            Rounds rounds) {
        this.closeQuietIncidents = closeQuietIncidents;
        this.gatherTasks = gatherTasks;
        this.notifyCustomers = notifyCustomers;
        this.releaseTasks = releaseTasks;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.lookEvery(), "Looking after incidents", this::look);
    }

    private Uni<Void> look() {
        return closeQuietIncidents
                .close()
                .chain(() -> untilNoneIsLeft(gatherTasks::gather))
                .chain(() -> untilNoneIsLeft(notifyCustomers::notify))
                .chain(() -> untilNoneIsLeft(releaseTasks::release));
    }

    private Uni<Void> untilNoneIsLeft(IntFunction<Uni<Integer>> work) {
        return Rounds.untilNoneIsLeft(config.batch(), work);
    }
}
