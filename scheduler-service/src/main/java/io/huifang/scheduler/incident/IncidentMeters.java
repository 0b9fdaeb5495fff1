package io.huifang.scheduler.incident;

import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.rows.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Locale;

/** Counts what becomes of incidents, once it is committed. */
@ApplicationScoped
public class IncidentMeters {
    private final MeterRegistry registry;

    IncidentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One was opened. */
    public void opened(SqlConnection tx, Incident incident) {
        count(tx, "huifang.incidents.opened", "rule", incident.key().rule(), 1);
    }

    /** One has ended. */
    public void closed(SqlConnection tx, Incident incident) {
        count(tx, "huifang.incidents.closed", "rule", incident.key().rule(), 1);
    }

    /** What became of tasks. */
    public void tasks(SqlConnection tx, List<IncidentTask> changed) {
        for (State state : State.values()) {
            long tasks = changed.stream().filter(task -> task.state() == state).count();
            count(tx, "huifang.incidents.tasks", "state", state.name(), tasks);
        }
    }

    /** Notices that were requested, or were not needed or affordable any more. */
    public void notices(SqlConnection tx, boolean requested, long notices) {
        String state = requested ? "requested" : "withheld";
        count(tx, "huifang.incidents.notices", "state", state, notices);
    }

    private void count(SqlConnection tx, String name, String tag, String value, long times) {
        if (times == 0) return;
        AfterCommit.run(
                tx,
                () -> registry.counter(name, tag, value.toLowerCase(Locale.ROOT)).increment(times));
    }
}
