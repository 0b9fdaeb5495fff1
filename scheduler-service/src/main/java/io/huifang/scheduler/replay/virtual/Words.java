package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.AttemptReturned.Because;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.conclusion.ConclusionBatch;
import io.huifang.scheduler.followup.LowAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What will be told of a virtual attempt, by what was told of the same one then. Due at the same
 * instant as then, it ends at the same one; otherwise as long after its dispatch as then.
 */
record Words(
        CallbackTask task, Attempt attempt, PastAttempt then, UnaryOperator<LowAnswer> asOfNow) {
    List<Word> all() {
        List<Word> words = new ArrayList<>();
        if (then.end() != null) words.add(end(then.end()));
        then.corrections().forEach(fact -> words.add(correction(fact)));
        if (then.lowAnswer() != null) words.add(answer(then.lowAnswer()));
        return words;
    }

    private Word end(PastAttempt.End end) {
        Instant at = moved(end.at());
        return end.disposition() == null ? comesBack(end, at) : concluded(end, at);
    }

    private Word concluded(PastAttempt.End end, Instant at) {
        AttemptConcluded fact =
                new AttemptConcluded(
                        attempt.attemptId(),
                        at,
                        task.matter().customerId(),
                        task.id(),
                        attempt.attemptId(),
                        attempt.number(),
                        end.disposition(),
                        null,
                        at,
                        shownBefore(end, at),
                        end.appointmentAt(),
                        end.followUp(),
                        null,
                        null,
                        null,
                        null);
        return word(at, batch -> batch.concluded(fact));
    }

    /** Before the lease under which it was concluded, as far as that made a difference. */
    private static Instant shownBefore(PastAttempt.End end, Instant at) {
        return end.revealed() && !end.disposition().counts() ? at.minusMillis(1) : null;
    }

    /** What came back because we took it back comes back only where we do so again. */
    private Word comesBack(PastAttempt.End end, Instant at) {
        AttemptReturned fact =
                new AttemptReturned(
                        attempt.attemptId(),
                        at,
                        task.matter().customerId(),
                        task.id(),
                        attempt.attemptId(),
                        attempt.number(),
                        end.withdrawn() ? Because.WITHDRAWN : Because.WINDOW_OVER,
                        end.revealed() ? at : null);
        return word(
                at,
                batch -> {
                    if (!end.withdrawn() || !isUnderWay()) batch.returned(fact);
                });
    }

    private Word correction(AttemptCorrected then) {
        Instant at = moved(then.occurredAt());
        AttemptCorrected fact =
                new AttemptCorrected(
                        then.eventId(),
                        at,
                        task.matter().customerId(),
                        task.id(),
                        attempt.attemptId(),
                        then.revision(),
                        then.previous(),
                        then.disposition(),
                        then.correctedBy());
        return word(at, batch -> batch.corrected(fact));
    }

    /** An answer is followed once its attempt is concluded. */
    private Word answer(LowAnswer answer) {
        Instant at = moved(answer.answeredAt());
        Instant ended = then.end() == null ? at : moved(then.end().at());
        return word(at.isAfter(ended) ? at : ended, batch -> batch.answered(asOfNow.apply(answer)));
    }

    private Word word(Instant at, Consumer<ConclusionBatch> news) {
        return new Word(at, task.id(), news);
    }

    private boolean isUnderWay() {
        UUID id = attempt.attemptId();
        return task.underWay().filter(it -> it.attemptId().equals(id)).isPresent();
    }

    private Instant moved(Instant at) {
        boolean asThen =
                attempt.dueAt().equals(then.dueAt()) && !at.isBefore(attempt.dispatchedAt());
        return asThen ? at : at.plus(Duration.between(then.dispatchedAt(), attempt.dispatchedAt()));
    }
}
