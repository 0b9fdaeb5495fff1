package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.decision.DecidingAgain;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.sla.VirtualTargets;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One customer's cases in which something must happen in time. */
final class VirtualCases {
    private final DecidingAgain deciding;
    private final Map<UUID, VirtualTargets> promised = new LinkedHashMap<>();

    VirtualCases(DecidingAgain deciding) {
        this.deciding = deciding;
    }

    /** An event opened it. */
    void begin(CallbackTask task, Policy policy) {
        policy.reason(task.matter().reason())
                .map(Reason::sla)
                .ifPresent(
                        sla ->
                                promised.put(
                                        task.id(),
                                        new VirtualTargets(sla, deciding.factsOf(task))));
    }

    boolean knows(CallbackTask task) {
        return promised.containsKey(task.matter().caseId());
    }

    /**
     * How they stand, by case and target.
     *
     * @param from those that began before are left out, UTC
     */
    Map<String, String> at(
            Instant now, Instant from, Collection<CallbackTask> tasks, Policy policy) {
        Map<String, String> all = new LinkedHashMap<>();
        promised.forEach(
                (id, targets) -> {
                    List<CallbackTask> ofCase =
                            tasks.stream().filter(it -> it.matter().caseId().equals(id)).toList();
                    CallbackTask first =
                            ofCase.stream()
                                    .filter(it -> it.id().equals(id))
                                    .findAny()
                                    .orElseThrow();
                    if (first.matter().createdAt().isBefore(from)) return;
                    Instant settledAt = deciding.settledAt(first).orElse(null);
                    targets.at(now, ofCase, settledAt, policy)
                            .forEach((target, state) -> all.put(id + " " + target, state));
                });
        return all;
    }
}
