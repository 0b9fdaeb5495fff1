package io.huifang.scheduler.decision;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.slot.Appointment.By;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Does what one decision wants; the answer is the task concerned, or null.
 *
 * @param received what was decided about
 * @param state of its customer
 * @param policy by which it was decided
 * @param ledger where tasks are changed
 * @param opened is told of the task that it opens
 */
record Doing(
        ReceivedEvent received,
        CustomerState state,
        Policy policy,
        TaskLedger ledger,
        Consumer<CallbackTask> opened)
        implements Effect.Cases<UUID> {

    @Override
    public UUID none() {
        return null;
    }

    @Override
    public UUID open(Effect.Open effect) {
        CallbackTask task =
                CallbackTask.of(
                        matter(effect),
                        Standing.waiting(
                                effect.dueAt(),
                                effect.freshUntil(),
                                received.event().time(),
                                effect.priority()));
        ledger.open(task);
        if (effect.appointed()) ledger.appointed(task, agreed());
        state.add(task);
        if (effect.notice() == null) state.knowPlanned(effect.reason(), received.event().time());
        opened.accept(task);
        ledger.noticeWishes().announce(task, state.customer(), policy);
        if (effect.notice() != null) {
            ledger.noticeWishes()
                    .withoutATime(
                            task, new WantedNotice(effect.notice(), state.customer(), policy));
        }
        return task.id();
    }

    private Agreed agreed() {
        return Agreed.of(state.customer(), policy, By.EVENT, received.event().time());
    }

    private Matter matter(Effect.Open effect) {
        WalletEvent event = received.event();
        return new Matter(
                DerivedIds.ofTask(received.key(), event.time()),
                received.key(),
                null,
                event.customerId(),
                effect.reason(),
                effect.cause(),
                event.subjectRef(),
                event.time(),
                ledger.now(),
                policy.version(),
                received.traceParent());
    }

    @Override
    public UUID join(Effect.Join effect) {
        ledger.join(
                effect.task(),
                received.event().time(),
                effect.dueAt(),
                effect.freshUntil(),
                effect.priority());
        return effect.task().id();
    }

    @Override
    public UUID decline(Effect.Decline effect) {
        return new CustomersWord(state, ledger).decline(effect);
    }

    @Override
    public UUID hear(Effect.Hear effect) {
        return new CustomersWord(state, ledger).hear(effect);
    }

    @Override
    public UUID move(Effect.Move effect) {
        return new CustomersWord(state, ledger).move(effect, policy);
    }

    @Override
    public UUID settle(Effect.Settle effect) {
        state.settled().settle(effect.reasons(), effect.subject(), effect.at());
        effect.closes().forEach(task -> ledger.close(task, Outcome.CANCELLED, Because.CLEARED));
        return effect.closes().isEmpty() ? null : effect.closes().get(0).id();
    }

    @Override
    public UUID both(Effect.Both effect) {
        UUID closed = effect.settles().on(this);
        UUID other = effect.also().on(this);
        return other == null ? closed : other;
    }
}
