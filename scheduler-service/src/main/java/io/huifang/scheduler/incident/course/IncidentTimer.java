package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.IncidentConfig;
import io.huifang.scheduler.round.Isolation;
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
    private final Isolation isolation;

    IncidentTimer(
            CloseQuietIncidents closeQuietIncidents,
            GatherTasks gatherTasks,
            NotifyCustomers notifyCustomers,
            ReleaseTasks releaseTasks,
            IncidentConfig config,
            Isolation isolation) {
        this.closeQuietIncidents = closeQuietIncidents;
        this.gatherTasks = gatherTasks;
        this.notifyCustomers = notifyCustomers;
        this.releaseTasks = releaseTasks;
        this.config = config;
        this.isolation = isolation;
    }

    /** Each by itself: what holds one of them up holds up no other. */
    void start(@Observes StartupEvent event) {
        isolation.every(config.lookEvery(), "Closing quiet incidents", closeQuietIncidents::close);
        every("Gathering tasks of incidents", gatherTasks::gather);
        every("Notifying customers of incidents", notifyCustomers::notify);
        every("Releasing tasks of incidents", releaseTasks::release);
    }

    private void every(String what, IntFunction<Uni<Integer>> work) {
        isolation.every(config.lookEvery(), what, config.batch(), work);
    }
}
