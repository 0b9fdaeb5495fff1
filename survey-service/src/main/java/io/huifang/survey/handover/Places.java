package io.huifang.survey.handover;

import io.huifang.survey.agent.Agents;
import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.offer.Queues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
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

    /** Why nobody would find it there; only those with a profile count. */
    Uni<Optional<Violation>> fault(SqlConnection tx, Receiver receiver) {
        if (receiver instanceof Receiver.Agent agent) {
            return agents.of(tx, agent.account())
                    .map(
                            profile ->
                                    unless(
                                            profile.version() > 0,
                                            "/agent",
                                            "has no agent's profile"));
        }
        if (receiver instanceof Receiver.Skill skill) {
            return agents.anybody(tx, skill.name(), "")
                    .map(able -> unless(able, "/skill", "no agent has it at that level"));
        }
        return agents.anybody(tx, "", ((Receiver.Language) receiver).tag())
                .map(able -> unless(able, "/language", "no agent speaks it"));
    }

    private static Optional<Violation> unless(boolean known, String pointer, String detail) {
        return known ? Optional.empty() : Optional.of(new Violation(pointer, "unknown", detail));
    }

    Uni<Void> open(SqlConnection tx, QueueName queue) {
        return queues.add(tx, Set.of(queue));
    }

    Uni<Void> announce(SqlConnection tx, List<Offer> offers) {
        return announcements.offered(tx, offers);
    }
}
