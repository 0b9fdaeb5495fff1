package io.huifang.survey.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.huifang.survey.agent.Agents;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.freeze.FreezeOrders;
import io.huifang.survey.freeze.FreezeOrders.Order;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.verification.IdentityCheck;
import io.huifang.survey.verification.IdentityChecks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.stream.Stream;

/** What the end of a call has to do with who was on the line and with the customer's funds. */
@ApplicationScoped
class CallEnd {
    private static final Violation NOBODY_SPEAKS_IT =
            new Violation("/language", "unknown", "no agent speaks it; without it one interprets");

    private final IdentityChecks checks;
    private final FreezeOrders freezes;
    private final Agents agents;
    private final ConclusionMeters meters;

    CallEnd(IdentityChecks checks, FreezeOrders freezes, Agents agents, ConclusionMeters meters) {
        this.checks = checks;
        this.freezes = freezes;
        this.agents = agents;
        this.meters = meters;
    }

    /** Everything that is wrong with ending that way. */
    Uni<List<Violation>> faults(SqlConnection tx, Attempt attempt, Ending ending) {
        return faults(tx, attempt, ending.disposition())
                .chain(faults -> nobodySpeaks(tx, ending.next().language(), faults));
    }

    /** The next call would wait for somebody whom there is not. */
    private Uni<List<Violation>> nobodySpeaks(
            SqlConnection tx, String language, List<Violation> faults) {
        if (language == null) return Uni.createFrom().item(faults);
        return agents.anybody(tx, "", language)
                .map(
                        spoken ->
                                spoken
                                        ? faults
                                        : Stream.concat(
                                                        faults.stream(),
                                                        Stream.of(NOBODY_SPEAKS_IT))
                                                .toList());
    }

    private Uni<List<Violation>> faults(
            SqlConnection tx, Attempt attempt, Disposition disposition) {
        return attempt.firstRevealedAt() == null
                ? Uni.createFrom().item(ConclusionRules.faultsOfNoCall(disposition))
                : checks.of(tx, attempt).map(check -> ConclusionRules.faults(disposition, check));
    }

    /** Suspected fraud freezes the funds, unless the call had them frozen before. */
    Uni<Void> enter(SqlConnection tx, Attempt attempt, Conclusion conclusion) {
        Uni<Void> entered =
                conclusion.ending().disposition() == Disposition.FRAUD_SUSPECTED
                        ? checks.of(tx, attempt)
                                .chain(check -> freeze(tx, attempt, conclusion, check))
                        : Uni.createFrom().voidItem();
        return entered.invoke(() -> meters.concluded(conclusion));
    }

    private Uni<Void> freeze(
            SqlConnection tx, Attempt attempt, Conclusion conclusion, IdentityCheck check) {
        return freezes.send(
                tx,
                attempt,
                new Order(
                        Because.FRAUD_SUSPECTED,
                        conclusion.agent(),
                        check.verified(),
                        conclusion.concludedAt()));
    }
}
