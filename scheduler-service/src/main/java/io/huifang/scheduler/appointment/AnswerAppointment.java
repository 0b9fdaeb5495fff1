package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.LockedTask;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.callback.TaskLocks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/**
 * Does what a customer says about his call: keeps the planned time, moves it, or ends the task. The
 * same answer a second time changes nothing.
 */
@ApplicationScoped
public class AnswerAppointment {
    private final Pool pool;
    private final TaskLocks locks;
    private final Answers answers;
    private final ActivePolicy activePolicy;
    private final TaskLedgers ledgers;

    AnswerAppointment(
            Pool pool,
            TaskLocks locks,
            Answers answers,
            ActivePolicy activePolicy,
            TaskLedgers ledgers) {
        this.pool = pool;
        this.locks = locks;
        this.answers = answers;
        this.activePolicy = activePolicy;
        this.ledgers = ledgers;
    }

    /**
     * @param callbackId empty for a link that is not ours
     */
    public Uni<Answer> answer(Optional<UUID> callbackId, Choice choice) {
        // whoever has no link of ours costs no connection
        if (callbackId.isEmpty()) return Uni.createFrom().item(Answer.GONE);
        UUID id = callbackId.get();
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> answer(tx, id, choice, policy)));
    }

    private Uni<Answer> answer(SqlConnection tx, UUID callbackId, Choice choice, Policy policy) {
        return locks.lock(tx, callbackId)
                .chain(
                        found ->
                                found == null
                                        ? Uni.createFrom().item(Answer.GONE)
                                        : answer(tx, found, choice, policy));
    }

    private Uni<Answer> answer(SqlConnection tx, LockedTask found, Choice choice, Policy policy) {
        return ledgers.open(tx)
                .map(it -> new Answering(found.task(), found.customer(), policy, it))
                .chain(answering -> answer(tx, answering, choice));
    }

    private Uni<Answer> answer(SqlConnection tx, Answering answering, Choice choice) {
        if (!answering.isHis()) return Uni.createFrom().item(Answer.GONE);
        if (choice instanceof Choice.Decline) return answers.decline(tx, answering);
        if (!answering.task().isOpen()) return Uni.createFrom().item(Answer.GONE);
        return choice instanceof Choice.Move move
                ? answers.move(tx, answering, move.start())
                : answers.keep(tx, answering, ((Choice.Keep) choice).planned());
    }
}
