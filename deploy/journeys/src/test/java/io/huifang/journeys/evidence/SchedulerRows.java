package io.huifang.journeys.evidence;

import io.huifang.journeys.wallet.EventKey;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the scheduler's database holds.
 *
 * @param decisions of events
 * @param conflicts keys that came again with other content
 * @param tasks callback tasks
 * @param attempts attempts dispatched for them
 */
public record SchedulerRows(
        List<Decision> decisions,
        List<Conflict> conflicts,
        List<Task> tasks,
        List<Attempt> attempts) {

    /**
     * One decision.
     *
     * @param key the decided event
     * @param type its CloudEvents type
     * @param kind the answer
     * @param callback the task created, joined or closed; null when there is none
     * @param content the event's data apart from what intake adds
     */
    public record Decision(
            EventKey key, String type, String kind, UUID callback, Map<String, String> content) {
        /** Whether the decision created its task. */
        public boolean opensTask() {
            return kind.equals("SCHEDULED") || kind.equals("DEFERRED");
        }
    }

    /**
     * One other content under a decided key.
     *
     * @param key the decided event
     */
    public record Conflict(EventKey key) {}

    /**
     * One task.
     *
     * @param id the task
     * @param reason why we would call
     * @param subject what it is about; null when the reason has no subject
     * @param status WAITING, DISPATCHED or CLOSED
     * @param outcome how it ended; null while it is open
     * @param attempts attempts dispatched, by its own count
     * @param parent the task whose end created it; null when an event did
     */
    public record Task(
            UUID id,
            String reason,
            String subject,
            String status,
            String outcome,
            int attempts,
            UUID parent) {
        public boolean isClosed() {
            return status.equals("CLOSED");
        }
    }

    /**
     * One attempt as the scheduler sees it.
     *
     * @param id the attempt
     * @param task its task
     * @param number from 1
     * @param ended how it ended; null while it is open
     * @param disposition as told by survey; null while nothing was told
     */
    public record Attempt(UUID id, UUID task, int number, String ended, String disposition) {
        public boolean isOpen() {
            return ended == null;
        }
    }

    public SchedulerRows withDecisions(List<Decision> other) {
        return new SchedulerRows(other, conflicts, tasks, attempts);
    }

    public SchedulerRows withConflicts(List<Conflict> other) {
        return new SchedulerRows(decisions, other, tasks, attempts);
    }

    public SchedulerRows withTasks(List<Task> other) {
        return new SchedulerRows(decisions, conflicts, other, attempts);
    }

    public SchedulerRows withAttempts(List<Attempt> other) {
        return new SchedulerRows(decisions, conflicts, tasks, other);
    }
}
