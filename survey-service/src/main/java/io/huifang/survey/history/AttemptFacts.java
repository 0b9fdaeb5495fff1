package io.huifang.survey.history;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Background;
import io.huifang.survey.attempt.Backgrounds;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.Set;

/** One flat row for analytics of each word on how an attempt ended: codes and numbers only. */
@ApplicationScoped
public class AttemptFacts {
    /** After these nobody's number was called. */
    private static final Set<Disposition> NOT_DIALLED =
            EnumSet.of(Disposition.STATE_CHANGED, Disposition.NOT_MADE);

    private final Backgrounds backgrounds;
    private final Pseudonyms pseudonyms;
    private final Ids ids;

    AttemptFacts(Backgrounds backgrounds, Pseudonyms pseudonyms, Ids ids) {
        this.backgrounds = backgrounds;
        this.pseudonyms = pseudonyms;
        this.ids = ids;
    }

    /** Of the conclusion as it stands with its latest correction, if it has one. */
    public Uni<AttemptFact> of(SqlConnection tx, Attempt attempt, Conclusion conclusion) {
        return backgrounds
                .of(tx, attempt.id())
                .map(background -> of(attempt, conclusion, background));
    }

    private AttemptFact of(Attempt attempt, Conclusion conclusion, Background background) {
        Disposition disposition = conclusion.disposition();
        return new AttemptFact(
                ids.next(),
                conclusion.concludedAt(),
                pseudonyms.of(conclusion.customerId()),
                conclusion.callbackId(),
                conclusion.attemptId(),
                conclusion.number(),
                conclusion.corrections().size(),
                conclusion.reason(),
                attempt.priority(),
                attempt.brief().purpose(),
                disposition,
                disposition.aapor().orElse(null),
                disposition.contacted(),
                disposition.rightParty(),
                conclusion.agent(),
                attempt.brief().eventTime(),
                attempt.dueAt(),
                attempt.offeredAt(),
                conclusion.claimedAt(),
                conclusion.revealedAt(),
                conclusion.ending().rootCause(),
                attempt.brief().policyVersion(),
                background.region(),
                background.language(),
                background.agentGroup(),
                background.targetAt(),
                background.appointmentAt(),
                conclusion.revealedAt() != null && !NOT_DIALLED.contains(disposition),
                Channel.CALL,
                background.isStaleAt(conclusion.claimedAt()),
                background.budgetBroken());
    }
}
