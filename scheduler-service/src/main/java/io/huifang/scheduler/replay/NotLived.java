package io.huifang.scheduler.replay;

import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What of a candidate a replay does not live, so that nobody takes no difference for none.
 *
 * @param then the policies in force in the period
 */
record NotLived(Collection<Policy> then, Policy candidate) {
    /** In a few words each; empty when the candidate has it as all of then. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        candidate.periodic().stream()
                .filter(rule -> !then.stream().allMatch(it -> it.periodic().contains(rule)))
                .map(Periodic::reason)
                .forEach(it -> all.add("periodic " + it + ": its calls come when they came then"));
        candidate.reasons().values().stream()
                .filter(reason -> !then.stream().allMatch(it -> isPromisedAlike(reason, it)))
                .map(Reason::name)
                .sorted()
                .forEach(it -> all.add("sla " + it + ": which calls it hurries"));
        return all;
    }

    private static boolean isPromisedAlike(Reason reason, Policy policy) {
        Optional<Reason> then = policy.reason(reason.name());
        return Objects.equals(then.map(Reason::sla).orElse(null), reason.sla());
    }
}
