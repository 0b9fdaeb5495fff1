package io.huifang.survey.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Brief;
import io.huifang.survey.call.CallWording.Text;
import io.huifang.survey.freeze.FreezeView;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.insight.guess.GuessView;
import io.huifang.survey.phrase.Phrase;
import io.huifang.survey.phrase.Phrases;
import io.huifang.survey.verification.IdentityCheck;
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
    private final CallStates states;
    private final Phrases phrases;
    private final CallWording wording;

    CallViews(Conclusions conclusions, CallStates states, Phrases phrases, CallWording wording) {
        this.conclusions = conclusions;
        this.states = states;
        this.phrases = phrases;
        this.wording = wording;
    }

    /**
     * What was found out and done in a call so far.
     *
     * @param check who is on the line
     * @param freeze what was asked for; empty for nothing
     * @param mayOffer whether offers may be mentioned
     * @param guess what the matter probably comes from; empty for no guess
     */
    public record State(
            IdentityCheck check,
            Optional<FreezeView> freeze,
            boolean mayOffer,
            Optional<GuessView> guess) {}

    Uni<CallView> of(SqlConnection connection, Attempt attempt) {
        List<String> customer = List.of(attempt.brief().customerId());
        return Uni.combine()
                .all()
                .unis(conclusions.latest(connection, customer, MOST), stateOf(connection, attempt))
                .with((contacts, state) -> of(attempt, contacts, state));
    }

    /** How the call stands. */
    public Uni<State> stateOf(SqlConnection connection, Attempt attempt) {
        return states.of(connection, attempt);
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
                EarlierPromise.in(contacts, attempt.readAt()),
                state.guess().orElse(null));
    }

    /** The customer's own word is not shown: he must know it. */
    private static Text ours(Phrase phrase) {
        return new Text(phrase.zh().get(0), phrase.en().get(0));
    }
}
