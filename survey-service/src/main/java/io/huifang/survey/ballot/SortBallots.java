package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Answer;
import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.questionnaire.Questionnaire;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which ballots are enough to be mixed, and which wait for more. */
@ApplicationScoped
class SortBallots {
    /** By then every replica asks the newer version, and no answer to the older one comes. */
    private static final Duration LAST_ANSWERS = Duration.ofDays(1);

    private final SealedAnswers sealedAnswers;
    private final ShowBallot showBallot;
    private final BallotConfig config;
    private final Clock clock;

    SortBallots(
            SealedAnswers sealedAnswers, ShowBallot showBallot, BallotConfig config, Clock clock) {
        this.sealedAnswers = sealedAnswers;
        this.showBallot = showBallot;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What becomes of them.
     *
     * @param spent count no second time
     * @param answers to be counted
     * @param waiting sealed anew
     * @param unreadable so many of the spent have no answers, because they cannot be opened
     */
    record Sorted(List<Cast> spent, List<Answer> answers, List<Cast> waiting, long unreadable) {}

    private record Asked(String questionnaire, int version) {}

    private record Opened(Cast cast, Optional<Answer> answer) {
        private Asked asked() {
            return new Asked(cast.questionnaire(), cast.version());
        }

        private boolean isUnreadable() {
            return answer.isEmpty();
        }
    }

    Sorted sort(List<Cast> taken) {
        List<Opened> opened =
                taken.stream().map(one -> new Opened(one, sealedAnswers.open(one))).toList();
        long unreadable = opened.stream().filter(Opened::isUnreadable).count();
        Sorted sorted =
                new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), unreadable);
        opened.stream()
                .collect(Collectors.groupingBy(Opened::asked))
                .forEach((asked, all) -> sort(asked, all, sorted));
        return sorted;
    }

    private void sort(Asked asked, List<Opened> all, Sorted sorted) {
        long readable = all.stream().filter(it -> it.answer().isPresent()).count();
        boolean enough = readable >= config.mixedAtOnce();
        boolean waits = !enough && !isOver(asked);
        for (Opened one : all) {
            if (waits && one.answer().isPresent()) {
                sorted.waiting().add(sealedAnswers.anew(one.cast(), one.answer().get()));
            } else {
                sorted.spent().add(one.cast());
            }
            if (enough) {
                one.answer().ifPresent(sorted.answers()::add);
            }
        }
    }

    /** Too few answered before another version was asked: nobody comes any more to hide them. */
    private boolean isOver(Asked asked) {
        Questionnaire now = showBallot.questionnaire();
        boolean asksThat =
                now.id().equals(asked.questionnaire()) && now.version() == asked.version();
        return !asksThat && now.effectiveFrom().plus(LAST_ANSWERS).isBefore(clock.instant());
    }
}
