package io.huifang.survey.reveal;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.word.AskScheduler;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The last look at others before a number is shown: first at the scheduler, whether the call still
 * stands, and only then at the vault, whose audit names every number that was given out.
 */
@ApplicationScoped
class LastLook {
    private final AskScheduler scheduler;
    private final Vault vault;

    LastLook(AskScheduler scheduler, Vault vault) {
        this.scheduler = scheduler;
        this.vault = vault;
    }

    /** What came of it. */
    sealed interface Seen {
        /** The number may be shown, and perhaps offers mentioned. */
        record Contact(RevealedContact contact, boolean mayOffer) implements Seen {}

        /** It may not. */
        record Nothing(Problem because) implements Seen {}
    }

    Uni<Seen> on(Attempt attempt, String agent) {
        return scheduler
                .leave(attempt)
                .chain(
                        leave ->
                                leave.refusal().isPresent()
                                        ? Uni.createFrom()
                                                .item(new Seen.Nothing(leave.refusal().get()))
                                        : vault.contactFor(attempt, agent)
                                                .map(said -> seen(attempt, said, leave)));
    }

    private static Seen seen(Attempt attempt, Vault.Said said, AskScheduler.Leave leave) {
        if (said instanceof Vault.Said.Known known) {
            return new Seen.Contact(known.contact(), leave.mayOffer());
        }
        return new Seen.Nothing(
                said instanceof Vault.Said.Unknown ? unknown(attempt) : Problems.VAULT_UNAVAILABLE);
    }

    private static Problem unknown(Attempt attempt) {
        return attempt.brief().numberAsOf() == null
                ? Problems.CONTACT_UNKNOWN
                : Problems.NO_SAFE_NUMBER;
    }
}
