package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.replay.virtual.PastIncidents.Turn;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One customer's life in one course of things. Time jumps from one happening to the next: a task is
 * asked about the moment it is due, an attempt is silent the moment nothing was heard of it.
 */
final class VirtualLife {
    /** No life has so many steps at one instant. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Course course;
    private final Past past;
    private final VirtualCustomer customer;
    private final PriorityQueue<Word> words = new PriorityQueue<>(Comparator.comparing(Word::at));
    private final PastIncidents incidents;
    private final Deque<Turn> turns;
    private final boolean keepsAll;
    private Instant now = Instant.MIN;
    private int atOnce;

    VirtualLife(Course course, Past past, Load load) {
        this.course = course;
        this.past = past;
        this.customer = new VirtualCustomer(past.customerId(), load);
        this.keepsAll = past.hasCorrections();
        this.incidents = course.incidents().concerning(past);
        this.turns = new ArrayDeque<>(incidents.turns());
    }

    /** Decides an event at its own instant, after everything that happens before. */
    Again decide(PastDecision it) {
        until(it.decidedAt());
        now = later(it.decidedAt());
        return customer.decide(it, course.deciding(it), incidents.knownFor(it));
    }

    /** Lets a person's act happen. */
    void act(Act act) {
        until(act.at());
        now = later(act.at());
        act.to(customer);
    }

    /**
     * Lets happen what happens by itself.
     *
     * @param end exclusive, UTC
     */
    void until(Instant end) {
        for (Optional<Step> next = next(); next.isPresent(); next = next()) {
            if (!next.get().at().isBefore(end)) return;
            go(next.get());
        }
    }

    /** How the targets of cases that began since then stand, by case and target. */
    Map<String, String> targets(Instant from, Instant end) {
        return customer.targets(from, course.at(end), end);
    }

    private void go(Step step) {
        atOnce = step.at().equals(now) ? atOnce + 1 : 0;
        if (atOnce > MOST_AT_ONCE) throw new IllegalStateException("time stands still");
        now = step.at();
        step.what().run();
        customer.forget(this::moreWillBeHeard);
    }

    /**
     * Something that happens by itself.
     *
     * @param at when, UTC
     * @param rank which of several at one instant comes first: the lowest
     */
    private record Step(Instant at, int rank, Runnable what) {}

    private Optional<Step> next() {
        Stream<Step> own =
                customer.open().stream()
                        .sorted(CallbackTask.MOST_IMPORTANT_FIRST)
                        .flatMap(task -> step(task).stream());
        Stream<Step> told =
                Stream.ofNullable(words.peek())
                        .map(word -> new Step(later(word.at()), Integer.MIN_VALUE, this::hear));
        Stream<Step> notice = customer.nextNotice().stream().map(this::notice);
        return Stream.of(told, Stream.ofNullable(turns.peek()).map(this::step), notice, own)
                .flatMap(steps -> steps)
                .min(Comparator.comparing(Step::at).thenComparingInt(Step::rank));
    }

    /** Of several that are due the most important goes first; silence comes last. */
    private Optional<Step> step(CallbackTask task) {
        if (task.standing().status() == Status.WAITING) {
            int rank = -task.standing().priority();
            return Optional.of(new Step(later(task.standing().dueAt()), rank, () -> contact(task)));
        }
        return task.underWay()
                .map(
                        attempt ->
                                new Step(
                                        later(attempt.silentAt()),
                                        Integer.MAX_VALUE,
                                        () -> silence(task)));
    }

    /** What has just been told goes first, then what happens to everybody. */
    private Step step(Turn turn) {
        return new Step(later(turn.at()), Integer.MIN_VALUE + 1, this::turn);
    }

    /** Customers are written to before they are called, and not of what has just ended. */
    private Step notice(Instant at) {
        return new Step(
                later(at),
                Integer.MIN_VALUE + 2,
                () -> customer.notify(course.at(now), incidents.knownAt(now.plusNanos(1)), now));
    }

    private void turn() {
        Turn turn = turns.remove();
        // whoever is asked from now on knows of it
        List<Incident> known = incidents.knownAt(now.plusNanos(1));
        if (turn.begins()) {
            customer.joinIncidents(course.at(now), known, now);
        } else {
            customer.release(turn.incident(), past.calledAt(), course.at(now), known, now);
        }
    }

    private void hear() {
        customer.conclude(course.at(now), now, words.remove().news());
    }

    private void silence(CallbackTask task) {
        customer.conclude(course.at(now), now, batch -> batch.silent(task));
    }

    private void contact(CallbackTask task) {
        customer.contact(task, course.at(now), incidents.knownAt(now), now);
        task.underWay().ifPresent(attempt -> expect(task, attempt));
    }

    /** What is not known from then is not made up: nothing will be heard of the attempt. */
    private void expect(CallbackTask task, Attempt attempt) {
        PastAttempt then = past.attempts().get(attempt.attemptId());
        if (then != null) words.addAll(new Words(task, attempt, then, customer::asOfNow).all());
    }

    private boolean moreWillBeHeard(UUID callbackId) {
        return keepsAll || words.stream().anyMatch(word -> word.callbackId().equals(callbackId));
    }

    private Instant later(Instant at) {
        return at.isAfter(now) ? at : now;
    }
}
