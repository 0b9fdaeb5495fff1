package io.huifang.survey.invitation;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.outbox.Outbox;
import io.huifang.survey.invitation.Invitation.Kind;
import io.huifang.survey.invitation.Invitations.Askable;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Invites customers whose callback ended without their having been asked. The wallet's application
 * shows the invitation when the customer opens it; of those whom no call reached, or who did not
 * want it, the scheduler is told, which alone knows whether they may be written to.
 */
@ApplicationScoped
public class InviteCustomers {
    private final Invitations invitations;
    private final PublishedDocuments documents;
    private final InvitationNews news;
    private final Outbox outbox;
    private final InvitationConfig config;
    private final Clock clock;

    InviteCustomers(
            Invitations invitations,
            PublishedDocuments documents,
            InvitationNews news,
            Outbox outbox,
            InvitationConfig config,
            Clock clock) {
        this.invitations = invitations;
        this.documents = documents;
        this.news = news;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** In the caller's transaction. Safe to repeat: a callback has one invitation. */
    public Uni<Void> invite(SqlConnection tx, CallbackClosed closed) {
        Optional<Kind> kind = kind(closed);
        return kind.isEmpty()
                ? Uni.createFrom().voidItem()
                : invitations
                        .askable(tx, closed.callbackId())
                        .chain(
                                found ->
                                        found.isPresent()
                                                ? invite(tx, found.get(), kind.get())
                                                : Uni.createFrom()
                                                        .item(Optional.<Invitation>empty()))
                        .chain(invited -> tell(tx, closed, invited));
    }

    private Uni<Optional<Invitation>> invite(SqlConnection tx, Askable asked, Kind kind) {
        return documents
                .questionnaire(asked.questionnaire(), clock.instant())
                .map(
                        one ->
                                invitations.add(
                                        tx,
                                        named(asked, one.id()),
                                        one.version(),
                                        kind,
                                        config.goodFor()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** A ballot's link would have to name the customer somewhere on its way. */
    private Uni<Void> tell(SqlConnection tx, CallbackClosed closed, Optional<Invitation> invited) {
        boolean told =
                invited.isPresent()
                        && invited.get().kind() == Kind.NAMED
                        && config.noticeAfter().contains(closed.outcome());
        return told
                ? outbox.append(tx, List.of(news.of(invited.get())))
                : Uni.createFrom().voidItem();
    }

    /** A questionnaire that nobody has written is another one, whose name counts. */
    private static Askable named(Askable asked, String questionnaire) {
        return new Askable(
                asked.attemptId(),
                asked.callbackId(),
                asked.customerId(),
                asked.reason(),
                questionnaire);
    }

    private Optional<Kind> kind(CallbackClosed closed) {
        if (config.namedAfter().contains(closed.outcome())) {
            return Optional.of(Kind.NAMED);
        }
        return config.anonymousAfter().contains(closed.outcome())
                ? Optional.of(Kind.ANONYMOUS)
                : Optional.empty();
    }
}
