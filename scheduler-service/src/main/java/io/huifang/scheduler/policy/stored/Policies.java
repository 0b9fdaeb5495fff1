package io.huifang.scheduler.policy.stored;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Every version of the policy. */
@ApplicationScoped
class Policies implements PanacheRepositoryBase<StoredPolicy, Integer> {

    /**
     * Lets one transaction after the other change anything about policies; ends with the
     * transaction. The cast is there because Hibernate knows no column without a type.
     */
    static final String LOCK =
            "SELECT cast(pg_advisory_xact_lock(hashtextextended('huifang.policy', 0)) AS text)";

    /** Waits for the turn of the caller's transaction; readers are not held up. */
    Uni<Void> lock() {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class).getSingleResult())
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
