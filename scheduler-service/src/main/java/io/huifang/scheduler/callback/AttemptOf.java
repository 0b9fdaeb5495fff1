package io.huifang.scheduler.callback;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An attempt as it stands at the end of a transaction.
 *
 * @param task whose
 * @param attempt its last version
 */
record AttemptOf(CallbackTask task, Attempt attempt) {

    /** The attempts of these ids, each of the task it is given with. */
    static List<AttemptOf> all(Map<UUID, CallbackTask> attempts) {
        return attempts.entrySet().stream().map(it -> of(it.getValue(), it.getKey())).toList();
    }

    private static AttemptOf of(CallbackTask task, UUID attemptId) {
        return new AttemptOf(task, task.attempt(attemptId).orElseThrow());
    }
}
