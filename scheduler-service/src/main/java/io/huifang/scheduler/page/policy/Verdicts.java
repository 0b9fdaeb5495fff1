package io.huifang.scheduler.page.policy;

import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.policy.stored.PolicyView;
import io.huifang.scheduler.policy.stored.PolicyWarnings;
import io.huifang.scheduler.policy.stored.ShowPolicies;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Judges a document before it is stored, or put in force. */
@ApplicationScoped
class Verdicts {
    private final ShowPolicies showPolicies;
    private final PolicyWarnings warnings;
    private final Almanac almanac;

    Verdicts(ShowPolicies showPolicies, PolicyWarnings warnings, Almanac almanac) {
        this.showPolicies = showPolicies;
        this.warnings = warnings;
        this.almanac = almanac;
    }

    /** The version in force with its document; null before the first. */
    Uni<PolicyView> inForce() {
        return showPolicies
                .all()
                .map(all -> all.stream().filter(PolicyView::active).findFirst().orElse(null))
                .onItem()
                .ifNotNull()
                .transformToUni(active -> showPolicies.version(active.version()));
    }

    /** Compared with what is in force now. */
    Uni<Verdict> of(String document, Wording wording) {
        return inForce().chain(active -> of(document, active, wording));
    }

    /**
     * Goes on with a thread that may be busy for a while.
     *
     * @param active what to compare it with; null for nothing
     */
    Uni<Verdict> of(String document, PolicyView active, Wording wording) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(any -> judge(document, active, wording));
    }

    private Verdict judge(String document, PolicyView active, Wording wording) {
        // whether it is sound does not depend on the version it has
        Reading reading = PolicyDocument.read(document, 1, almanac);
        if (reading instanceof Reading.Faulty faulty) {
            return Verdict.faulty(faulty.faults(), document, wording);
        }
        LineDiff changes = active == null ? null : LineDiff.between(active.document(), document);
        return new Verdict(List.of(), warnings.of(((Reading.Sound) reading).policy()), changes);
    }
}
