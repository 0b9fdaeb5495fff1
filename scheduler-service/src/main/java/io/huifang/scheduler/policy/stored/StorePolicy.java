package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.Fault;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;

/**
 * Keeps a document as a new version. Safe to repeat: the newest version's text is not kept twice.
 */
@ApplicationScoped
public class StorePolicy {
    private final Policies policies;
    private final Almanac almanac;
    private final Clock clock;

    StorePolicy(Policies policies, Almanac almanac, Clock clock) {
        this.policies = policies;
        this.almanac = almanac;
        this.clock = clock;
    }

    /**
     * @param document YAML or JSON
     * @param by account name of who stores it
     */
    @WithTransaction
    public Uni<Answer> store(String document, String by) {
        // whether a document is sound does not depend on the version it gets
        if (PolicyDocument.read(document, 1, almanac) instanceof Reading.Faulty faulty) {
            return Uni.createFrom().item(new Answer.Refused(faulty.faults()));
        }
        return policies.lock()
                .chain(policies::newest)
                .chain(
                        newest ->
                                newest != null && newest.document().equals(document)
                                        ? keptBefore(newest)
                                        : keep(
                                                newest == null ? 1 : newest.version() + 1,
                                                document,
                                                by));
    }

    private Uni<Answer> keep(int version, String document, String by) {
        return policies.persist(new StoredPolicy(version, document, by, clock.instant()))
                .map(policy -> new Answer.Kept(policy.version(), true));
    }

    private static Uni<Answer> keptBefore(StoredPolicy newest) {
        return Uni.createFrom().item(new Answer.Kept(newest.version(), false));
    }

    /** What came of it. */
    public sealed interface Answer {
        /**
         * The document is a version.
         *
         * @param version which one
         * @param isNew false when the newest version said exactly this before
         */
        record Kept(int version, boolean isNew) implements Answer {}

        /** The document is not sound. */
        record Refused(List<Fault> faults) implements Answer {}
    }
}
