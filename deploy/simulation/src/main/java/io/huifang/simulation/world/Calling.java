package io.huifang.simulation.world;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The course of a callback: attempts until one settles it, what is answered, how it ends. */
final class Calling {
    private static final int MOST_ATTEMPTS = 4;
    private static final double REACHED_FIRST = 0.42;
    private static final double REACHED_LATER = 0.45;
    private static final double AT_ONCE_AFTER_BUSY = 0.6;

    private static final List<Disposition> TALKS =
            List.of(
                    Disposition.REACHED_RESOLVED,
                    Disposition.REACHED_UNRESOLVED,
                    Disposition.REACHED_PARTIAL,
                    Disposition.REFUSED_SOFT,
                    Disposition.REFUSED_HARD);
    private static final double[] TALK_SHARES = {70, 15, 5, 7, 3};

    private static final List<Disposition> MISSES =
            List.of(
                    Disposition.NO_ANSWER,
                    Disposition.BUSY,
                    Disposition.VOICEMAIL,
                    Disposition.THIRD_PARTY,
                    Disposition.LINE_FAILURE,
                    Disposition.NUMBER_DEAD,
                    Disposition.WRONG_PERSON);
    private static final double[] MISS_SHARES = {42, 33, 11, 5, 3, 4, 2};

    private final Truths.AfterBusy afterBusy;
    private final Draw draw;
    private final Attempts attempts;

    Calling(Truths.AfterBusy afterBusy, Draw draw, UnaryOperator<String> pseudonyms) {
        this.afterBusy = afterBusy;
        this.draw = draw;
        this.attempts = new Attempts(draw, pseudonyms);
    }

    /** Notes what will be told of it; returns when it will have ended. */
    Instant call(Happening happening, DecisionMade decision, Agenda agenda) {
        Instant due = decision.dueAt();
        Disposition last = null;
        for (int number = 1; number <= MOST_ATTEMPTS; number++) {
            Attempts.Times times = attempts.times(due);
            last = disposition(last, times);
            attempts.tell(new Attempts.Made(happening, decision, number, last, times), agenda);
            Outcome outcome = outcome(last, number);
            if (outcome != null) {
                return close(decision, outcome, number, times.concluded(), agenda);
            }
            due = next(last, times.concluded());
        }
        throw new IllegalStateException("the last attempt ends it");
    }

    private Disposition disposition(Disposition before, Attempts.Times times) {
        return draw.happens(reached(before, times.revealed()))
                ? TALKS.get(draw.weighted(TALK_SHARES))
                : MISSES.get(draw.weighted(MISS_SHARES));
    }

    private double reached(Disposition before, Instant at) {
        if (before == null) return REACHED_FIRST;
        if (before != Disposition.BUSY) return REACHED_LATER;
        return Hours.isEvening(at) ? afterBusy.evening() : afterBusy.otherwise();
    }

    private static Outcome outcome(Disposition last, int number) {
        return switch (last) {
            case REACHED_RESOLVED -> Outcome.RESOLVED;
            case REACHED_UNRESOLVED -> Outcome.UNRESOLVED;
            case REFUSED_SOFT, REFUSED_HARD -> Outcome.REFUSED;
            case NUMBER_DEAD, WRONG_PERSON -> Outcome.UNREACHABLE;
            default -> number == MOST_ATTEMPTS ? Outcome.UNREACHABLE : null;
        };
    }

    private Instant next(Disposition last, Instant concluded) {
        Instant due =
                switch (last) {
                    case BUSY ->
                            draw.happens(AT_ONCE_AFTER_BUSY)
                                    ? concluded.plus(Duration.ofMinutes(20))
                                    : Hours.evening(concluded);
                    case REACHED_PARTIAL -> concluded.plus(Duration.ofDays(1));
                    case LINE_FAILURE -> concluded.plus(Duration.ofHours(1));
                    default -> concluded.plus(Duration.ofHours(3));
                };
        return Hours.open(due);
    }

    private Instant close(
            DecisionMade decision, Outcome outcome, int number, Instant at, Agenda agenda) {
        Instant closed = at.plusMillis(150);
        agenda.note(
                new Told(
                        Topic.CALLBACK_TASKS,
                        new CallbackClosed(
                                draw.id(),
                                closed,
                                decision.customerId(),
                                decision.callbackId(),
                                decision.reason(),
                                null,
                                outcome,
                                number)));
        return closed;
    }
}
