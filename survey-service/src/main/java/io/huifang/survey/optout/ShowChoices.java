package io.huifang.survey.optout;

import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a customer what he stopped last, and what was stopped because of it. */
@ApplicationScoped
class ShowChoices {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final OptOuts optOuts;
    private final StoppedCalls stoppedCalls;

    ShowChoices(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            OptOuts optOuts,
            StoppedCalls stoppedCalls) {
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.optOuts = optOuts;
        this.stoppedCalls = stoppedCalls;
    }

    /**
     * What is known.
     *
     * @param latest what he stopped last; null for nothing
     * @param stopped callbacks that were closed because of it
     */
    record Shown(OptOut latest, List<OptOut.Stopped> stopped) {
        Shown {
            stopped = List.copyOf(stopped);
        }
    }

    /** Empty for a link that is not ours, or of somebody who was erased. */
    Uni<Optional<Shown>> show(String token) {
        Optional<UUID> number = links.subject(token, LinkPurpose.CHOICES);
        // whoever has no link of ours costs no connection
        return number.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : customerLinks.customer(pool, number.get()).chain(this::shown);
    }

    private Uni<Optional<Shown>> shown(Optional<String> customerId) {
        return customerId.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : optOuts.latest(pool, customerId.get()).chain(this::proven).map(Optional::of);
    }

    private Uni<Shown> proven(Optional<OptOut> latest) {
        return latest.isEmpty()
                ? Uni.createFrom().item(new Shown(null, List.of()))
                : stoppedCalls
                        .of(pool, latest.get().id())
                        .map(stopped -> new Shown(latest.get(), stopped));
    }
}
