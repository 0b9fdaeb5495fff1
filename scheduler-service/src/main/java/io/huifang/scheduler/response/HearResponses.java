package io.huifang.scheduler.response;

import io.huifang.contract.Fact;
import io.huifang.contract.survey.SurveyInvited;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.outbox.DeadLetters;
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
import java.util.stream.Stream;

/**
 * Hears what customers answered, and who was invited to answer. After a low answer the policy calls
 * again; who was invited is written to where that may be. A second delivery changes nothing. The
 * caller's transaction also stores how far the log was read.
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
     * @param told not empty
     */
    Uni<Void> hear(SqlConnection tx, Heard told) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                answeredTasks
                                        .load(tx, policy, told)
                                        .chain(tasks -> hear(tx, policy, tasks, told)));
    }

    private Uni<Void> hear(SqlConnection tx, Policy policy, Answered tasks, Heard told) {
        List<SurveyResponded> known =
                told.responses().stream().map(Response::fact).filter(tasks::knows).toList();
        List<SurveyInvited> invited =
                told.invited().stream().map(InvitedSurvey::fact).filter(tasks::knows).toList();
        Set<UUID> ids =
                Stream.concat(known.stream(), invited.stream())
                        .map(Fact::eventId)
                        .collect(Collectors.toSet());
        return inbox.firstTime(tx, CONSUMER, ids)
                .invoke(first -> invite(policy, tasks, invited, first))
                .chain(first -> wantedFollowUps.add(tx, low(policy, tasks, known, first)))
                .chain(() -> wantedFollowUps.of(tx, attemptsOf(known)))
                .chain(wanted -> wantedFollowUps.change(tx, tasks.follow(wanted)))
                .chain(() -> deadLetters.setAside(tx, told.strangers(tasks)))
                .chain(() -> answeredTasks.store(tx, tasks));
    }

    private static void invite(
            Policy policy, Answered tasks, List<SurveyInvited> invited, Set<UUID> first) {
        Inviting inviting = new Inviting(policy, tasks);
        invited.stream().filter(fact -> first.contains(fact.eventId())).forEach(inviting::invite);
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
