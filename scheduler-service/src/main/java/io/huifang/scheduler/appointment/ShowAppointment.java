package io.huifang.scheduler.appointment;

import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.huifang.scheduler.slot.Appointments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Shows a customer the call that is planned and the times he may choose. Changes nothing. */
@ApplicationScoped
public class ShowAppointment {
    private final Pool pool;
    private final ShownTasks tasks;
    private final Appointments appointments;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    ShowAppointment(
            Pool pool,
            ShownTasks tasks,
            Appointments appointments,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.appointments = appointments;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /**
     * @param callbackId empty for a link that is not ours
     * @return null when there is no such task, it has ended otherwise than by his wish, or he has
     *     no say in it
     */
    public Uni<Shown> show(Optional<UUID> callbackId) {
        // whoever has no link of ours learns that it is not signed, and costs no connection
        if (callbackId.isEmpty()) return Uni.createFrom().nullItem();
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                pool.withConnection(
                                        client -> show(client, callbackId.get(), policy)));
    }

    private Uni<Shown> show(SqlConnection client, UUID callbackId, Policy policy) {
        return tasks.find(client, callbackId)
                .onItem()
                .ifNotNull()
                .transformToUni(shown -> show(client, shown, policy));
    }

    private Uni<Shown> show(SqlConnection client, ShownTask shown, Policy policy) {
        if (!shown.isHis(policy)) return Uni.createFrom().nullItem();
        if (shown.isDeclined()) return Uni.createFrom().item(new Shown.Declined());
        if (!shown.task().isOpen()) return Uni.createFrom().nullItem();
        return clock.now(client).chain(now -> offer(client, shown, policy, now));
    }

    private Uni<Shown> offer(SqlConnection client, ShownTask shown, Policy policy, Instant now) {
        AppointmentRules rules = policy.appointments();
        Instant until = FreeSlots.until(rules, shown.task().standing().freshUntil(), now);
        return appointments
                .full(client, rules, rules.slotOf(now), until, shown.task().id())
                .map(full -> Offer.of(shown, policy, now, full));
    }
}
