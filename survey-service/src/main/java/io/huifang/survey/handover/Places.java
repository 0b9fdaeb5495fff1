package io.huifang.survey.handover;

import io.huifang.survey.agent.Agents;
import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.offer.Queues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;

/** Where attempts can go. */
@ApplicationScoped
class Places {
    private final Agents agents;
    private final Queues queues;
    private final Announcements announcements;

    Places(Agents agents, Queues queues, Announcements announcements) {
        this.agents = agents;
        this.queues = queues;
        this.announcements = announcements;
    }

    /** Of agents those with a profile are known. */
    Uni<Boolean> exists(SqlConnection tx, Receiver receiver) {
        return receiver instanceof Receiver.Agent agent
                ? agents.of(tx, agent.account()).map(profile -> profile.version() > 0)
                : Uni.createFrom().item(true);
    }

    Uni<Void> open(SqlConnection tx, QueueName queue) {
        return queues.add(tx, Set.of(queue));
    }

    Uni<Void> announce(SqlConnection tx, List<Offer> offers) {
        return announcements.offered(tx, offers);
    }
}
