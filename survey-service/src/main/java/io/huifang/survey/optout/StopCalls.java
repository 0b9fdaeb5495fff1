package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;
import io.huifang.outbox.Ids;
import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.invitation.Invitations;
import io.huifang.survey.invitation.StoppedBy;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Stores what a customer stops. From then on it is passed on without him, whatever fails on the
 * way. To stop the same twice does no harm.
 */
@ApplicationScoped
class StopCalls {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final OptOuts optOuts;
    private final Invitations invitations;
    private final Ids ids;

    StopCalls(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            OptOuts optOuts,
            Invitations invitations,
            Ids ids) {
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.optOuts = optOuts;
        this.invitations = invitations;
        this.ids = ids;
    }

    /** What was stored; empty for a link that is not ours, or of somebody who was erased. */
    Uni<Optional<OptOut>> stop(String token, Set<Purpose> purposes) {
        Optional<UUID> number = links.subject(token, LinkPurpose.CHOICES);
        return number.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : pool.withTransaction(tx -> stop(tx, number.get(), purposes));
    }

    private Uni<Optional<OptOut>> stop(SqlConnection tx, UUID number, Set<Purpose> purposes) {
        return customerLinks
                .customer(tx, number)
                .chain(
                        customerId ->
                                customerId.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : stop(tx, customerId.get(), purposes));
    }

    private Uni<Optional<OptOut>> stop(SqlConnection tx, String customerId, Set<Purpose> purposes) {
        Uni<Void> invited =
                purposes.contains(Purpose.SURVEY)
                        ? invitations.stopAllOf(tx, Map.of(customerId, StoppedBy.OPT_OUT))
                        : Uni.createFrom().voidItem();
        List<Purpose> said = purposes.stream().sorted().toList();
        return optOuts.hold(tx, customerId)
                .chain(() -> invited)
                .chain(() -> optOuts.latest(tx, customerId))
                .chain(
                        latest ->
                                latest.filter(before -> isWaiting(before, said)).isPresent()
                                        ? Uni.createFrom().item(latest)
                                        : optOuts.add(tx, ids.next(), customerId, said));
    }

    /** The same again, before it was passed on, adds nothing. */
    private static boolean isWaiting(OptOut before, List<Purpose> said) {
        return before.passedAt() == null && before.purposes().equals(said);
    }
}
