package io.huifang.scheduler.sla;

import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A case that is lived again, of which no table knows. Events that stop its clock are not known.
 *
 * @param sla what it was promised when it began
 * @param facts of the event it began with
 */
public record VirtualTargets(Sla sla, EventFacts facts) {
    /**
     * How it stands, by target, such as {@code first-contact: breached}.
     *
     * @param tasks the one it began with and all that follow it up, with all their attempts
     * @param settledAt event time of what settled the matter, UTC; null for nothing
     * @param policy the one in force
     */
    public Map<String, String> at(
            Instant now, List<CallbackTask> tasks, Instant settledAt, Policy policy) {
        CaseFacts known = new CaseFacts(tasks, settledAt, List.of());
        SlaCase begun = SlaCase.begun(known.first(), sla, facts);
        SlaClock clock = new SlaClock(begun, known, policy);
        Map<String, String> states = new TreeMap<>();
        for (Target target : begun.targets()) {
            states.put(Look.inWords(target), Look.inWords(clock.state(target, now)));
        }
        return states;
    }
}
