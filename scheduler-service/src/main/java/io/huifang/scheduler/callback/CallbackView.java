package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback task as people see it.
 *
 * @param callbackId the task
 * @param customerId whom to reach, opaque
 * @param reason why
 * @param subjectRef what it is about; null when there is none
 * @param status WAITING, DISPATCHED or CLOSED
 * @param dueAt earliest instant of the next dispatch, UTC; while dispatched, when that attempt was
 *     due; null once closed
 * @param callableFrom start of the calling window of the attempt under way, UTC; null without one
 * @param callableUntil end of that window, UTC; null without one
 * @param freshUntil after it the call is of no use, UTC
 * @param priority 0–100, higher first
 * @param attempts by number
 * @param outcome how it ended; null while open
 * @param history what became of it, oldest first
 * @param parentId the task it follows up; null for one born from an event
 * @param caseId the task its case began with, perhaps itself
 * @param followUps the tasks that follow it up, oldest first
 * @param appointedAt the instant the customer chose for the next attempt, UTC; null without one
 */
public record CallbackView(
        UUID callbackId,
        String customerId,
        String reason,
        String subjectRef,
        Standing.Status status,
        Instant dueAt,
        Instant callableFrom,
        Instant callableUntil,
        Instant freshUntil,
        int priority,
        List<AttemptView> attempts,
        Outcome outcome,
        List<Happening> history,
        UUID parentId,
        UUID caseId,
        List<FollowUpView> followUps,
        Instant appointedAt) {

    static CallbackView of(
            CallbackTask task, List<Happening> history, List<FollowUpView> followUps) {
        Optional<Attempt> underWay = task.underWay();
        Standing standing = task.standing();
        return new CallbackView(
                task.id(),
                task.matter().customerId(),
                task.matter().reason(),
                task.matter().subjectRef(),
                standing.status(),
                standing.dueAt(),
                underWay.map(Attempt::callableFrom).orElse(null),
                underWay.map(Attempt::callableUntil).orElse(null),
                standing.freshUntil(),
                standing.priority(),
                task.attempts().stream().map(AttemptView::of).toList(),
                standing.outcome(),
                history,
                task.matter().parentId(),
                task.matter().caseId(),
                followUps,
                standing.isOpen() && standing.appointed() ? standing.chosen().at() : null);
    }

    /**
     * A task that follows up another one.
     *
     * @param callbackId the task
     * @param reason why
     * @param status WAITING, DISPATCHED or CLOSED
     * @param outcome how it ended; null while open
     */
    public record FollowUpView(
            UUID callbackId, String reason, Standing.Status status, Outcome outcome) {
        static FollowUpView of(CallbackTask task) {
            return new FollowUpView(
                    task.id(),
                    task.matter().reason(),
                    task.standing().status(),
                    task.standing().outcome());
        }
    }

    /**
     * One attempt.
     *
     * @param attemptId the attempt
     * @param number from 1
     * @param dispatchedAt when, UTC
     * @param disposition how it ended; null when nobody told
     * @param concludedAt when the agent told, UTC
     * @param ending how it left the scheduler's hands; null while it is under way
     */
    public record AttemptView(
            UUID attemptId,
            int number,
            Instant dispatchedAt,
            Disposition disposition,
            Instant concludedAt,
            Attempt.Ending ending) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.attemptId(),
                    attempt.number(),
                    attempt.dispatchedAt(),
                    attempt.disposition(),
                    attempt.concludedAt(),
                    attempt.ending());
        }
    }

    /**
     * Something that became of the task.
     *
     * @param at when, UTC
     * @param what such as {@code scheduled}, {@code dispatched}, {@code closed}
     * @param because rule, disposition or outcome; of a person's act, what the person stated
     * @param who account of the person; null for the service itself
     * @param contactId the contact that used the customer's budget up; null when it was not about
     *     that
     */
    public record Happening(Instant at, String what, String because, String who, UUID contactId) {}
}
