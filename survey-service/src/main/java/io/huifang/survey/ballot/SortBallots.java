package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Answer;
import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.questionnaire.Questionnaire;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    record Sorted(List<Cast> spent, List<Answer> answers, List<Cast> waiting, int unreadable) {}

    private record Asked(String questionnaire, int version) {}

    private record Opened(Cast cast, Answer answer) {}

    Sorted sort(List<Cast> taken) {
        List<Cast> spent = new ArrayList<>();
        List<Opened> opened = new ArrayList<>();
        for (Cast one : taken) {
            sealedAnswers
                    .open(one)
                    .ifPresentOrElse(
                            answer -> opened.add(new Opened(one, answer)), () -> spent.add(one));
        }
        int unreadable = spent.size();
        List<Answer> answers = new ArrayList<>();
        List<Cast> waiting = new ArrayList<>();
        Map<Asked, List<Opened>> byVersion =
                opened.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it ->
                                                new Asked(
                                                        it.cast().questionnaire(),
                                                        it.cast().version())));
        byVersion.forEach(
                (asked, all) -> {
                    if (all.size() >= config.mixedAtOnce()) {
                        all.forEach(it -> spent.add(it.cast()));
                        all.forEach(it -> answers.add(it.answer()));
                    } else if (isOver(asked)) {
                        all.forEach(it -> spent.add(it.cast()));
                    } else {
                        all.forEach(it -> waiting.add(sealedAnswers.anew(it.cast(), it.answer())));
                    }
                });
        return new Sorted(spent, answers, waiting, unreadable);
    }

    /** Too few answered before another version was asked: nobody comes any more to hide them. */
    private boolean isOver(Asked asked) {
        Questionnaire now = showBallot.questionnaire();
        boolean asksThat =
                now.id().equals(asked.questionnaire()) && now.version() == asked.version();
        return !asksThat && now.effectiveFrom().plus(LAST_ANSWERS).isBefore(clock.instant());
    }
}
