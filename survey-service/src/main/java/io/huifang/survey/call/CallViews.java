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

    /**
     * What was found out and done in a call so far.
     *
     * @param check who is on the line
     * @param freeze what was asked for; empty for nothing
     * @param mayOffer whether offers may be mentioned
     */
    public record State(IdentityCheck check, Optional<FreezeView> freeze, boolean mayOffer) {}

    Uni<CallView> of(SqlConnection connection, Attempt attempt) {
        List<String> customer = List.of(attempt.brief().customerId());
        return Uni.combine()
                .all()
                .unis(conclusions.latest(connection, customer, MOST), stateOf(connection, attempt))
                .with((contacts, state) -> of(attempt, contacts, state));
    }

    /** How the call stands. */
    public Uni<State> stateOf(SqlConnection connection, Attempt attempt) {
        return Uni.combine()
                .all()
                .unis(
                        checks.of(connection, attempt),
                        freezes.of(connection, attempt),
                        offers.mayOffer(connection, attempt.id()))
                .with(State::new);
    }

    /**
     * The call as its holder sees it.
     *
     * @param contacts the customer's latest ones, newest first
     */
    public CallView of(Attempt attempt, List<Conclusion> contacts, State state) {
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
                wording.measures(context.path("eventType").textValue(), state.freeze().isPresent()),
                VerificationView.of(state.check()),
                state.freeze().orElse(null),
                state.mayOffer(),
                EarlierPromise.in(contacts, attempt.readAt()));
    }

    /** The customer's own word is not shown: he must know it. */
    private static Text ours(Phrase phrase) {
        return new Text(phrase.zh().get(0), phrase.en().get(0));
    }
}
