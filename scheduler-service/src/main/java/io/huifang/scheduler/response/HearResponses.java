package io.huifang.scheduler.response;

import io.huifang.contract.survey.SurveyResponded;
import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.Inbox;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.followup.WantedFollowUp;
import io.huifang.scheduler.followup.WantedFollowUps;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hears what customers answered. After a low answer the policy calls again. A second delivery
 * changes nothing. The caller's transaction also stores how far the log was read.
 */
@ApplicationScoped
class HearResponses {
    private static final String CONSUMER = "scheduler/survey-responses";

    private final Inbox inbox;
    private final ActivePolicy activePolicy;
    private final AnsweredTasks answeredTasks;
    private final WantedFollowUps wantedFollowUps;
    private final DeadLetters deadLetters;

    HearResponses(
            Inbox inbox,
            ActivePolicy activePolicy,
            AnsweredTasks answeredTasks,
            WantedFollowUps wantedFollowUps,
            DeadLetters deadLetters) {
        this.inbox = inbox;
        this.activePolicy = activePolicy;
        this.answeredTasks = answeredTasks;
        this.wantedFollowUps = wantedFollowUps;
        this.deadLetters = deadLetters;
    }

    /** Completes once there is a policy to ask: before that no transaction can do anything. */
    Uni<Void> ready() {
        return activePolicy.policy().replaceWithVoid();
    }

    /**
     * @param told in the order of the log, at least one
     */
    Uni<Void> hear(SqlConnection tx, List<Response> told) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                answeredTasks
                                        .load(tx, policy, told)
                                        .chain(tasks -> hear(tx, policy, tasks, told)));
    }

    private Uni<Void> hear(SqlConnection tx, Policy policy, Answered tasks, List<Response> told) {
        List<SurveyResponded> known =
                told.stream().map(Response::fact).filter(tasks::knows).toList();
        List<Letter> strangers =
                told.stream()
                        .filter(it -> !tasks.knows(it.fact()))
                        .map(it -> new Letter(it.origin(), "there is no such attempt"))
                        .toList();
        Set<UUID> ids = known.stream().map(SurveyResponded::eventId).collect(Collectors.toSet());
        return inbox.firstTime(tx, CONSUMER, ids)
                .chain(first -> wantedFollowUps.add(tx, low(policy, tasks, known, first)))
                .chain(() -> wantedFollowUps.of(tx, attemptsOf(known)))
                .chain(wanted -> wantedFollowUps.change(tx, tasks.follow(wanted)))
                .chain(() -> deadLetters.setAside(tx, strangers))
                .chain(() -> answeredTasks.store(tx, tasks));
    }

    private static Set<UUID> attemptsOf(List<SurveyResponded> known) {
        return known.stream().map(SurveyResponded::attemptId).collect(Collectors.toSet());
    }

    private static List<WantedFollowUp> low(
            Policy policy, Answered tasks, List<SurveyResponded> known, Set<UUID> first) {
        return known.stream()
                .filter(fact -> first.contains(fact.eventId()))
                .filter(tasks::isAboutSomebody)
                .flatMap(fact -> low(policy, tasks, fact).stream())
                .map(LowAnswer::wanted)
                .toList();
    }

    private static Optional<LowAnswer> low(Policy policy, Answered tasks, SurveyResponded fact) {
        return LowAnswer.of(fact, policy.followUps(), tasks.isFollowUp(fact));
    }
}
