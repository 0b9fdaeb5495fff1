package io.huifang.survey.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Brief;
import io.huifang.survey.call.CallWording.Text;
import io.huifang.survey.freeze.FreezeOrders;
import io.huifang.survey.freeze.FreezeView;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.phrase.Phrase;
import io.huifang.survey.phrase.Phrases;
import io.huifang.survey.reveal.OfferWords;
import io.huifang.survey.verification.IdentityCheck;
import io.huifang.survey.verification.IdentityChecks;
import io.huifang.survey.verification.VerificationView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Gathers what stands about a call in several places. */
@ApplicationScoped
public class CallViews {
    /** Contacts that are looked through for promises. */
    private static final int MOST = 50;

    private final Conclusions conclusions;
    private final IdentityChecks checks;
    private final FreezeOrders freezes;
    private final Phrases phrases;
    private final CallWording wording;
    private final OfferWords offers;

    CallViews(
            Conclusions conclusions,
            IdentityChecks checks,
            FreezeOrders freezes,
            Phrases phrases,
            CallWording wording,
            OfferWords offers) {
        this.conclusions = conclusions;
        this.checks = checks;
        this.freezes = freezes;
        this.phrases = phrases;
        this.wording = wording;
        this.offers = offers;
    }

    Uni<CallView> of(SqlConnection tx, Attempt attempt) {
        return conclusions
                .latest(tx, List.of(attempt.brief().customerId()), MOST)
                .chain(contacts -> of(tx, attempt, contacts));
    }

    /**
     * The same for whoever has the customer's contacts at hand.
     *
     * @param contacts the latest ones, newest first
     */
    public Uni<CallView> of(SqlConnection tx, Attempt attempt, List<Conclusion> contacts) {
        return checks.of(tx, attempt)
                .chain(
                        check ->
                                freezes.of(tx, attempt)
                                        .chain(
                                                freeze ->
                                                        view(
                                                                tx, attempt, check, freeze,
                                                                contacts)));
    }

    private Uni<CallView> view(
            SqlConnection tx,
            Attempt attempt,
            IdentityCheck check,
            Optional<FreezeView> freeze,
            List<Conclusion> contacts) {
        return offers.mayOffer(tx, attempt.id())
                .map(mayOffer -> view(attempt, check, freeze, contacts, mayOffer));
    }

    private CallView view(
            Attempt attempt,
            IdentityCheck check,
            Optional<FreezeView> freeze,
            List<Conclusion> contacts,
            boolean mayOffer) {
        Brief brief = attempt.brief();
        JsonNode context = wording.read(brief.context());
        return new CallView(
                attempt.id(),
                brief.reason(),
                brief.subjectRef(),
                brief.eventTime(),
                context,
                ours(phrases.of(attempt.id(), attempt.token())),
                wording.purpose(brief.purpose()),
                wording.dataUse(brief.purpose()),
                wording.measures(context.path("eventType").textValue(), freeze.isPresent()),
                VerificationView.of(check),
                freeze.orElse(null),
                mayOffer,
                EarlierPromise.in(contacts, attempt.readAt()));
    }

    /** The customer's own word is not shown: he must know it. */
    private static Text ours(Phrase phrase) {
        return new Text(phrase.zh().get(0), phrase.en().get(0));
    }
}
