package io.huifang.scheduler.policy.stored;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Which version was in force when. */
@ApplicationScoped
class PolicyActivations implements PanacheRepositoryBase<PolicyActivation, Integer> {

    /** The one in force; null before the first. */
    Uni<PolicyActivation> inForce() {
        return find("endedAt is null").firstResult();
    }

    Uni<List<PolicyActivation>> newestFirst() {
        return list("order by activationId desc");
    }
}
