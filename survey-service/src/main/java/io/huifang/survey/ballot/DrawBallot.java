package io.huifang.survey.ballot;

import io.huifang.survey.invitation.Invitation;
import io.huifang.survey.invitation.Invitations;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives out the one ballot of an invitation. That it was drawn is kept, its number is not: a ballot
 * that gets lost on the way is lost.
 */
@ApplicationScoped
class DrawBallot {
    private static final long A_WEEK = 7L * 24 * 3600;

    private final Pool pool;
    private final Invitations invitations;
    private final BallotNumbers numbers;
    private final Links links;

    DrawBallot(Pool pool, Invitations invitations, BallotNumbers numbers, Links links) {
        this.pool = pool;
        this.invitations = invitations;
        this.numbers = numbers;
        this.links = links;
    }

    /** Empty when none is left to the customer. */
    Uni<Optional<URI>> draw(String customerId) {
        return pool.withTransaction(tx -> invitations.draw(tx, customerId))
                .map(drawn -> drawn.map(this::link));
    }

    // All that end in the same days end together: the end in the link is nobody's.
    private URI link(Invitation invitation) {
        long end = (invitation.endsAt().getEpochSecond() / A_WEEK + 1) * A_WEEK;
        return links.to(LinkPurpose.BALLOT, numbers.next(), Instant.ofEpochSecond(end));
    }
}
