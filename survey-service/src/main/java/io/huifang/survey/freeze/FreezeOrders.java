package io.huifang.survey.freeze;

import io.huifang.contract.Topic;
import io.huifang.contract.command.FundsFreezeRequested;
import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.huifang.outbox.Ids;
import io.huifang.outbox.Outbox;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends the request to the wallet, in the transaction of what led to it. */
@ApplicationScoped
public class FreezeOrders {
    private final FreezeRequests requests;
    private final Outbox outbox;
    private final SurveyFacts facts;
    private final Audit audit;
    private final Ids ids;

    FreezeOrders(FreezeRequests requests, Outbox outbox, SurveyFacts facts, Audit audit, Ids ids) {
        this.requests = requests;
        this.outbox = outbox;
        this.facts = facts;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Why and by whom.
     *
     * @param because why
     * @param requestedBy account name
     * @param verified whether the customer had shown who he is
     * @param at when, UTC, by the database's clock
     */
    public record Order(Because because, String requestedBy, boolean verified, Instant at) {}

    /** Sends it unless the attempt led to one before; audited. */
    public Uni<Void> send(SqlConnection tx, Attempt attempt, Order order) {
        FundsFreezeRequested fact = fact(attempt, order);
        return requests.add(tx, fact)
                .chain(first -> first ? tell(tx, attempt, fact) : Uni.createFrom().voidItem());
    }

    /** The one the attempt led to; empty for none. */
    public Uni<Optional<FreezeView>> of(SqlConnection tx, Attempt attempt) {
        return requests.of(tx, attempt.id());
    }

    private Uni<Void> tell(SqlConnection tx, Attempt attempt, FundsFreezeRequested fact) {
        String trace = attempt.brief().traceParent();
        AuditEntry entry =
                new AuditEntry(
                        AuditAct.REQUEST_FREEZE,
                        fact.requestedBy(),
                        AuditEntry.attempt(attempt.id()),
                        fact.customerId(),
                        fact.because().name());
        return outbox.append(tx, List.of(facts.record(Topic.WALLET_COMMANDS, fact, trace)))
                .chain(() -> audit.append(tx, entry));
    }

    private FundsFreezeRequested fact(Attempt attempt, Order order) {
        return new FundsFreezeRequested(
                ids.next(),
                order.at(),
                attempt.brief().customerId(),
                attempt.brief().callbackId(),
                attempt.id(),
                order.because(),
                attempt.brief().subjectRef(),
                order.requestedBy(),
                order.verified());
    }
}
