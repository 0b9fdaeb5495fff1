package io.huifang.survey.calling;

import io.huifang.survey.calling.LiveCalls.LiveCall;
import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.huifang.survey.phrase.Phrases;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Tells a customer whether it is us who call. By the database's clock, on every replica alike. */
@ApplicationScoped
class ShowCall {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final LiveCalls liveCalls;
    private final Phrases phrases;

    ShowCall(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            LiveCalls liveCalls,
            Phrases phrases) {
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.liveCalls = liveCalls;
        this.phrases = phrases;
    }

    Uni<CallShown> show(String token) {
        Optional<UUID> number = links.subject(token, LinkPurpose.CALLS);
        // whoever has no link of ours costs no connection
        return number.isEmpty()
                ? Uni.createFrom().item(new CallShown.Gone())
                : customerLinks.customer(pool, number.get()).chain(this::shown);
    }

    private Uni<CallShown> shown(Optional<String> customerId) {
        return customerId.isEmpty()
                ? Uni.createFrom().item(new CallShown.Gone())
                : liveCalls.of(pool, customerId.get()).map(this::answer);
    }

    private CallShown answer(Optional<LiveCall> live) {
        if (live.isEmpty()) {
            return new CallShown.NotOurs();
        }
        LiveCall call = live.get();
        return new CallShown.Ours(call.agent(), phrases.of(call.attemptId(), call.token()));
    }
}
