package io.huifang.survey.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.call.CallViews.State;
import io.huifang.survey.freeze.FreezeOrders;
import io.huifang.survey.insight.guess.GuessRootCause;
import io.huifang.survey.reveal.OfferWords;
import io.huifang.survey.verification.IdentityChecks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks how calls stand. */
@ApplicationScoped
class CallStates {
    private final IdentityChecks checks;
    private final FreezeOrders freezes;
    private final OfferWords offers;
    private final GuessRootCause guessRootCause;

    CallStates(
            IdentityChecks checks,
            FreezeOrders freezes,
            OfferWords offers,
            GuessRootCause guessRootCause) {
        this.checks = checks;
        this.freezes = freezes;
        this.offers = offers;
        this.guessRootCause = guessRootCause;
    }

    Uni<State> of(SqlConnection connection, Attempt attempt) {
        return Uni.combine()
                .all()
                .unis(
                        checks.of(connection, attempt),
                        freezes.of(connection, attempt),
                        offers.mayOffer(connection, attempt.id()),
                        guessRootCause.of(connection, attempt))
                .with(State::new);
    }
}
