package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.round.AtFault;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/**
 * One round of the timer. A task that makes its batch fail must not hold up the others: the batch
 * is halved until the guilty one stands alone, and that one is put off.
 */
@ApplicationScoped
class DispatchRound {
    private final DispatchDueCallbacks dispatchDueCallbacks;
    private final PutOffUndispatchable putOffUndispatchable;

    DispatchRound(
            DispatchDueCallbacks dispatchDueCallbacks, PutOffUndispatchable putOffUndispatchable) {
        this.dispatchDueCallbacks = dispatchDueCallbacks;
        this.putOffUndispatchable = putOffUndispatchable;
    }

    /**
     * Takes as many as it can of the tasks that have been due the longest.
     *
     * @param limit most tasks of the batch
     * @return the limit when more may be due, otherwise less
     */
    Uni<Integer> run(int limit) {
        return isolating(dispatchDueCallbacks.dispatch(limit), limit);
    }

    private Uni<Integer> isolating(Uni<Integer> batch, int limit) {
        return batch.onFailure(AtFault.class)
                .recoverWithUni(failure -> isolate(failure).replaceWith(limit));
    }

    private Uni<?> isolate(AtFault failure) {
        int tasks = failure.rows().size();
        int half = tasks / 2;
        if (half > 0) return isolating(dispatchDueCallbacks.dispatchFew(half), half);
        UUID guilty = failure.rows().iterator().next();
        return putOffUndispatchable.putOff(guilty, failure.inWords());
    }
}
