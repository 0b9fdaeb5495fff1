package io.huifang.scheduler.policy.stored;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Every version of the policy. */
@ApplicationScoped
class Policies implements PanacheRepositoryBase<StoredPolicy, Integer> {

    /** Lets one transaction after the other store and activate; readers are not held up. */
    Uni<Void> lock() {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "LOCK TABLE policy, policy_activation IN SHARE ROW"
                                                        + " EXCLUSIVE MODE")
                                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<StoredPolicy>> newestFirst() {
        return list("order by version desc");
    }

    /** The newest version; null when there is none. */
    Uni<StoredPolicy> newest() {
        return find("order by version desc").firstResult();
    }
}
