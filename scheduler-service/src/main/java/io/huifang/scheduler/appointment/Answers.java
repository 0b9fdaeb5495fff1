package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.settled.DeclinedMatters;
import io.huifang.scheduler.slot.Appointments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** Stores what customers answer. */
@ApplicationScoped
class Answers {
    private final CallbackTasks tasks;
    private final DeclinedMatters declinedMatters;
    private final Appointments appointments;

    Answers(CallbackTasks tasks, DeclinedMatters declinedMatters, Appointments appointments) {
        this.tasks = tasks;
        this.declinedMatters = declinedMatters;
        this.appointments = appointments;
    }

    Uni<Answer> decline(SqlConnection tx, Answering answering) {
        boolean open = answering.task().isOpen();
        Answer answer = answering.decline();
        if (!open) return Uni.createFrom().item(answer);
        return tasks.store(tx, answering.ledger())
                .chain(
                        () ->
                                declinedMatters.decline(
                                        tx, answering.task().matter(), answering.ledger().now()))
                .replaceWith(answer);
    }

    Uni<Answer> keep(SqlConnection tx, Answering answering, Instant planned) {
        if (answering.isAppointedAt(planned)) return Uni.createFrom().item(Answer.KEPT);
        if (!answering.isPlannedAt(planned)) return Uni.createFrom().item(Answer.NOT_FREE);
        answering.agree();
        return tasks.store(tx, answering.ledger()).replaceWith(Answer.KEPT);
    }

    /** Looks again once nobody else takes a place in the slot. */
    Uni<Answer> move(SqlConnection tx, Answering answering, Instant start) {
        if (answering.isAppointedAt(start)) return Uni.createFrom().item(Answer.MOVED);
        // what the page cannot have offered is not locked either
        if (!answering.isFree(start, List.of())) return Uni.createFrom().item(Answer.NOT_FREE);
        return appointments
                .lock(tx, start, answering.rules().slot())
                .chain(() -> full(tx, answering, start))
                .chain(
                        full ->
                                answering.isFree(start, full)
                                        ? take(tx, answering, start)
                                        : Uni.createFrom().item(Answer.NOT_FREE));
    }

    private Uni<List<Instant>> full(SqlConnection tx, Answering answering, Instant start) {
        AppointmentRules rules = answering.rules();
        return appointments.full(tx, rules, start, start.plus(rules.slot()), answering.task().id());
    }

    private Uni<Answer> take(SqlConnection tx, Answering answering, Instant start) {
        answering.choose(start);
        return tasks.store(tx, answering.ledger()).replaceWith(Answer.MOVED);
    }
}
