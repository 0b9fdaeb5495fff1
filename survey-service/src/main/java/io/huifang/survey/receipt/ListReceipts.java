package io.huifang.survey.receipt;

import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.huifang.survey.receipt.ReceiptLinkResource.ReceiptLinkView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lists the receipts of a customer's latest calls. */
@ApplicationScoped
class ListReceipts {
    /** The application asks anew when it shows them anew. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final Pool pool;
    private final CallsMade callsMade;
    private final Links links;
    private final Clock clock;

    ListReceipts(Pool pool, CallsMade callsMade, Links links, Clock clock) {
        this.pool = pool;
        this.callsMade = callsMade;
        this.links = links;
        this.clock = clock;
    }

    Uni<List<ReceiptLinkView>> list(String customerId) {
        Instant until = Instant.ofEpochSecond(clock.instant().plus(GOOD_FOR).getEpochSecond());
        return callsMade
                .latest(pool, customerId)
                .map(calls -> calls.stream().map(call -> link(call, until)).toList());
    }

    private ReceiptLinkView link(CallMade call, Instant until) {
        return new ReceiptLinkView(
                links.to(LinkPurpose.RECEIPT, call.attemptId(), until), call.endedAt(), until);
    }
}
