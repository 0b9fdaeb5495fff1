package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.Fault;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Puts a stored version in force. Safe to repeat: a version in force stays so, unchanged. */
@ApplicationScoped
public class ActivatePolicy {
    private final Policies policies;
    private final PolicyActivations activations;
    private final Almanac almanac;
    private final Clock clock;

    ActivatePolicy(Policies policies, PolicyActivations activations, Almanac almanac, Clock clock) {
        this.policies = policies;
        this.activations = activations;
        this.almanac = almanac;
        this.clock = clock;
    }

    /**
     * @param version a stored version, also an older one
     * @param by account name of who activates it
     * @param insteadOf the version that must be in force until now; empty for any
     */
    @WithTransaction
    public Uni<Answer> activate(int version, String by, OptionalInt insteadOf) {
        return policies.lock()
                .chain(() -> policies.findById(version))
                .chain(policy -> policy == null ? unknown() : activate(policy, by, insteadOf));
    }

    private Uni<Answer> activate(StoredPolicy policy, String by, OptionalInt insteadOf) {
        // it was sound when it was stored, but perhaps by the rules of an older release
        if (PolicyDocument.read(policy.document(), policy.version(), almanac)
                instanceof Reading.Faulty faulty) {
            return Uni.createFrom().item(new Answer.Refused(faulty.faults()));
        }
        return activations.inForce().chain(before -> activate(before, policy, by, insteadOf));
    }

    private Uni<Answer> activate(
            PolicyActivation before, StoredPolicy policy, String by, OptionalInt insteadOf) {
        int inForce = before == null ? 0 : before.version();
        if (inForce == policy.version()) return Uni.createFrom().item(new Answer.InForce());
        if (inForce != insteadOf.orElse(inForce)) {
            return Uni.createFrom().item(new Answer.Overtaken());
        }
        return replace(before, policy, by).replaceWith(new Answer.InForce());
    }

    private Uni<PolicyActivation> replace(PolicyActivation before, StoredPolicy policy, String by) {
        Instant now = clock.instant();
        if (before != null) before.end(now);
        // the end is written first, because at most one may be in force
        return activations
                .flush()
                .chain(
                        () ->
                                activations.persistAndFlush(
                                        new PolicyActivation(policy.version(), by, now)));
    }

    private static Uni<Answer> unknown() {
        return Uni.createFrom().item(new Answer.Unknown());
    }

    /** What came of it. */
    public sealed interface Answer {
        /** The version is in force. */
        record InForce() implements Answer {}

        /** There is no such version. */
        record Unknown() implements Answer {}

        /** Another version than the one stated was in force. */
        record Overtaken() implements Answer {}

        /** This release cannot use the version. */
        record Refused(List<Fault> faults) implements Answer {}
    }
}
